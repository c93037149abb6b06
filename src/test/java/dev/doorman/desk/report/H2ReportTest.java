package dev.doorman.desk.report;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2ReportTest extends ReportContract {
  private static final TestDatabase TABLES = TestDatabase.onDisk();

  @AfterAll
  static void closeTables() {
    TABLES.close();
  }

  @Override
  TestDatabase tables() {
    return TABLES;
  }
}

package dev.doorman.desk.report;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresReportTest extends ReportContract {
  private static TestDatabase tables;

  @BeforeAll
  static void openTables() {
    tables = TestDatabase.onPostgres();
  }

  @AfterAll
  static void closeTables() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  TestDatabase tables() {
    return tables;
  }
}

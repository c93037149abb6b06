package dev.doorman.desk.reply;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2CannedRepliesTest extends CannedRepliesContract {
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

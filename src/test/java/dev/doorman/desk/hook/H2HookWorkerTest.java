package dev.doorman.desk.hook;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2HookWorkerTest extends HookWorkerContract {
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

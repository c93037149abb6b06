package dev.doorman.desk.hook;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresHookWorkerTest extends HookWorkerContract {
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

package dev.doorman.conversation.jdbc;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresEventChecksumTest extends EventChecksumContract {
  private static TestDatabase tables;

  @BeforeAll
  static void open() {
    tables = TestDatabase.onPostgres();
  }

  @AfterAll
  static void close() {
    if (tables != null) {
      tables.close();
    }
  }

  @Override
  TestDatabase tables() {
    return tables;
  }
}

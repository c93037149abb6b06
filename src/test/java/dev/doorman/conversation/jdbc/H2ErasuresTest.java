package dev.doorman.conversation.jdbc;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2ErasuresTest extends ErasuresContract {
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Override
  TestDatabase tables() {
    return TABLES;
  }
}

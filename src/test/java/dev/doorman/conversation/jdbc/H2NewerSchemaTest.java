package dev.doorman.conversation.jdbc;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterEach;

class H2NewerSchemaTest extends NewerSchemaContract {
  private final TestDatabase tables = TestDatabase.inMemory();

  @AfterEach
  void close() {
    tables.close();
  }

  @Override
  TestDatabase tables() {
    return tables;
  }
}

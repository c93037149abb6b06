package dev.doorman.conversation.jdbc;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;

class H2EventChecksumTest extends EventChecksumContract {
  private static final TestDatabase TABLES = TestDatabase.onDisk();

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Override
  TestDatabase tables() {
    return TABLES;
  }
}

package dev.doorman.access.jdbc;

import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class H2AccessTest extends AccessContract {
  private static TestDatabase tables;

  @BeforeAll
  static void open() {
    tables = TestDatabase.onDisk();
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

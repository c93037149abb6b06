package dev.doorman.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.RetriableException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseTest {
  @Test
  void aPoolWithoutAFreeConnectionIsAPassingFault() throws SQLException {
    try (var full = new FullPool()) {
      var database = new Database(full.dataSource());
      assertThatThrownBy(() -> database.inTransaction(handle -> handle.execute("select 1")))
          .isInstanceOf(RetriableException.class);
      assertThatThrownBy(() -> database.read(handle -> handle.execute("select 1")))
          .isInstanceOf(RetriableException.class);
    }
  }

  @Test
  void aFaultyStatementIsNotAPassingFault() {
    try (var database = TestDatabase.inMemory()) {
      assertThatThrownBy(
              () -> new Database(database.source()).read(handle -> handle.execute("selct 1")))
          .isNotInstanceOf(RetriableException.class);
    }
  }
}

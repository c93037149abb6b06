package dev.doorman.sandbox.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.sandbox.book.Store;
import dev.doorman.store.FullPool;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JdbcStoreTest {
  @Test
  void aPoolWithoutAFreeConnectionIsToldAsAStoreThatIsNotThere() throws SQLException {
    try (var full = new FullPool()) {
      var store = new JdbcStore(full.dataSource());
      assertThatThrownBy(() -> store.inTransaction(tables -> 1))
          .isInstanceOf(Store.StoreUnavailable.class);
    }
  }
}

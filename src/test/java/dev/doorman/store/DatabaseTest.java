package dev.doorman.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.RetriableException;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void faultThatNobodyThoughtOfMayBeTriedAgain() {
    try (var tables = TestDatabase.inMemory()) {
      var database = new Database(tables.source());
      database.inTransaction(handle -> handle.execute("create table one (a varchar(3))"));
      database.inTransaction(handle -> handle.execute("alter table one rename to other"));
      assertThatThrownBy(() -> database.read(handle -> handle.execute("select a from one")))
          .isInstanceOf(RetriableException.class)
          .hasMessageContaining("42S");
      database.inTransaction(handle -> handle.execute("alter table other rename to one"));
      assertThat(
              database.<Integer>read(
                  handle ->
                      handle.createQuery("select count(*) from one").mapTo(Integer.class).one()))
          .as("the repetition helps")
          .isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into one (a) values ('too long')",
        "insert into one (a) values (null)",
        "insert into one (a) values ('abc')",
        "select cast('abc' as integer)"
      })
  void valueThatDoesNotFitIsFinalForARepetitionMeetsItAgain(String statement) {
    try (var tables = TestDatabase.inMemory()) {
      var database = new Database(tables.source());
      database.inTransaction(
          handle ->
              handle.execute("create table one (a varchar(3) not null primary key)")
                  + handle.execute("insert into one (a) values ('abc')"));
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> database.inTransaction(handle -> handle.execute(statement)))
            .isInstanceOf(JdbiException.class);
      }
    }
  }
}

package dev.doorman.sandbox.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.sandbox.TestConfig;
import io.quarkus.runtime.StartupEvent;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.Test;

class MigrationsTest {
  private final DataSource database =
      JdbcConnectionPool.create(
          "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");

  private void start(String sandbox) {
    new Migrations(TestConfig.of(Map.of("doorman.sandbox", sandbox)), database)
        .migrate(new StartupEvent());
  }

  private List<String> schemas() throws SQLException {
    List<String> names = new ArrayList<>();
    try (var connection = database.getConnection();
        var found = connection.getMetaData().getSchemas()) {
      while (found.next()) {
        names.add(found.getString("TABLE_SCHEM"));
      }
    }
    return names;
  }

  @Test
  void switchedOffThereIsNoSchema() throws Exception {
    start("false");
    assertThat(schemas()).isNotEmpty().doesNotContain("sandbox");
  }

  @Test
  void switchedOnTheSchemaIsMadeOnceAndNothingElseIsTouched() throws Exception {
    List<String> before = schemas();
    start("true");
    start("true");
    List<String> expected = new ArrayList<>(before);
    expected.add("sandbox");
    assertThat(schemas()).containsExactlyInAnyOrderElementsOf(expected);
    try (var connection = database.getConnection();
        var tables = connection.getMetaData().getTables(null, "PUBLIC", "%", null)) {
      assertThat(tables.next()).as("tables elsewhere").isFalse();
      assertThat(connection.getSchema()).isEqualTo("PUBLIC");
    }
  }

  @Test
  void aPoolThatGivesUpOnItsFirstConnectionsEndsNoStart() throws Exception {
    var refusals = new AtomicInteger(2);
    DataSource slow =
        (DataSource)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {DataSource.class},
                (self, method, arguments) -> {
                  if (method.getName().equals("getConnection") && refusals.getAndDecrement() > 0) {
                    throw new SQLException("Acquisition timeout while waiting for new connection");
                  }
                  return method.invoke(database, arguments);
                });
    new Migrations(TestConfig.of(Map.of("doorman.sandbox", "true")), slow)
        .migrate(new StartupEvent());
    assertThat(schemas()).contains("sandbox");
    assertThat(refusals.get()).as("all refusals came").isNegative();
  }
}

package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.chat.WireClient;
import dev.doorman.store.Doorbell;
import dev.doorman.store.OnPostgres;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** One setting puts all that Doorman keeps into PostgreSQL. */
@QuarkusTest
@TestProfile(OnPostgres.class)
class PostgresStoreTest {
  @TestHTTPResource("/")
  URI server;

  @Inject DataSource source;
  @Inject Doorbell doorbell;

  private long count(String query) throws SQLException {
    try (var connection = source.getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  @Test
  void chatsAreKeptInPostgres() throws Exception {
    long before = count("select count(*) from client_message");
    try (WireClient client = WireClient.greeted(server)) {
      client.say("hello");
      client.next("ack");
    }
    assertThat(count("select count(*) from client_message")).isEqualTo(before + 1);
    try (var connection = source.getConnection()) {
      assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
    }
  }

  @Test
  void poolIsAsLargeAsConfigured() {
    assertThat(
            ((AgroalDataSource) source).getConfiguration().connectionPoolConfiguration().maxSize())
        .isEqualTo(5);
  }

  @Test
  void otherNodesAreReckonedWith() {
    assertThat(doorbell.reach()).isEqualTo(Doorbell.Reach.THIS_NODE);
  }
}

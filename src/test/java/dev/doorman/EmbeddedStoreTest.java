package dev.doorman;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedStoreTest {
  @Inject DataSource dataSource;

  @Test
  void acknowledgedRowsAreOnDiskAtOnce() throws Exception {
    try (var connection = dataSource.getConnection();
        var settings =
            connection
                .createStatement()
                .executeQuery(
                    "select setting_value from information_schema.settings"
                        + " where setting_name = 'WRITE_DELAY'")) {
      assertThat(settings.next()).isTrue();
      assertThat(settings.getString(1)).isEqualTo("0");
    }
  }
}

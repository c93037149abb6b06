package dev.doorman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.store.Durability;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EmbeddedStoreTest {
  @Inject DataSource dataSource;

  @Test
  void commitsGoThroughTheStoresOwnDriver() throws Exception {
    try (var connection = dataSource.getConnection()) {
      assertThat(connection.isWrapperFor(Durability.class)).isTrue();
      assertThat(connection.unwrap(Durability.class).condition().fault()).isEmpty();
    }
  }
}

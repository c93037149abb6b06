package dev.doorman.wiring;

import dev.doorman.store.Durability;
import dev.doorman.store.Durability.Condition;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether the embedded store can be written. It is down while the disk is full or read-only,
 * and looks for itself whether there is room again. With PostgreSQL there is nothing to tell.
 */
@Readiness
@Singleton
final class StoreHealth implements HealthCheck {
  private final DataSource dataSource;

  @Inject
  StoreHealth(DataSource dataSource, DbConfig config, MeterRegistry meters) {
    this.dataSource = dataSource;
    if (config.url().isEmpty()) {
      gauge(
          meters, "doorman.store.fsyncs", "Flushes to the disk since the start", Condition::fsyncs);
      gauge(meters, "doorman.store.bytes", "Size of the store's file", Condition::fileBytes);
      gauge(
          meters, "doorman.store.live.bytes", "Of it, about, what is needed", Condition::liveBytes);
    }
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToDoubleFunction<Condition> value) {
    Gauge.builder(name, () -> condition().map(value::applyAsDouble).orElse(Double.NaN))
        .description(description)
        .strongReference(true)
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("store");
    try {
      Optional<Condition> condition = read();
      if (condition.isEmpty() || condition.get().fault().isEmpty()) {
        return response.up().build();
      }
      return response
          .down()
          .withData("fault", condition.get().fault())
          .withData(
              "meaning",
              "Nothing can be stored, so messages are answered with 'unavailable'. Make room on the"
                  + " disk of doorman.data, or make it writable; no restart is needed.")
          .build();
    } catch (SQLException e) {
      return response.down().withData("fault", String.valueOf(e.getMessage())).build();
    }
  }

  private Optional<Condition> condition() {
    try {
      return read();
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private Optional<Condition> read() throws SQLException {
    try (var connection = dataSource.getConnection()) {
      return connection.isWrapperFor(Durability.class)
          ? Optional.of(connection.unwrap(Durability.class).condition())
          : Optional.empty();
    }
  }
}

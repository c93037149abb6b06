package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.store.Durability;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What the readiness report says of the embedded store, asked again each time. */
class StoreHealthTest {
  private static final String FULL = "No space left on device";

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private Optional<String> refusal = Optional.empty();
  private String fault = "";
  private boolean embedded = true;

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private Connection connection() {
    return proxy(
        Connection.class,
        (self, method, arguments) ->
            switch (method.getName()) {
              case "isWrapperFor" -> embedded;
              case "unwrap" ->
                  proxy(
                      Durability.class,
                      (durability, asked, none) -> new Durability.Condition(fault, 7, 200, 100));
              default -> null;
            });
  }

  private StoreHealth health() {
    DataSource source =
        proxy(
            DataSource.class,
            (self, method, arguments) -> {
              if (refusal.isPresent()) {
                throw new SQLException(refusal.get());
              }
              return connection();
            });
    DbConfig config = proxy(DbConfig.class, (self, method, arguments) -> Optional.empty());
    return new StoreHealth(source, config, meters);
  }

  private static String data(HealthCheckResponse response, String key) {
    return String.valueOf(response.getData().orElseThrow().get(key));
  }

  @Test
  void itIsDownWhileTheDiskIsFullAndUpAgainByItself() {
    StoreHealth health = health();
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
    fault = FULL;
    HealthCheckResponse down = health.call();
    assertThat(down.getStatus()).isEqualTo(Status.DOWN);
    assertThat(data(down, "fault")).isEqualTo(FULL);
    assertThat(data(down, "meaning")).contains("Make room", "doorman.data", "no restart");
    fault = "";
    assertThat(health.call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void itIsDownWhereTheStoreCannotBeOpened() {
    StoreHealth health = health();
    refusal = Optional.of("the embedded store cannot be opened");
    HealthCheckResponse down = health.call();
    assertThat(down.getStatus()).isEqualTo(Status.DOWN);
    assertThat(data(down, "fault")).contains("cannot be opened");
    assertThat(meters.get("doorman.store.fsyncs").gauge().value()).isNaN();
  }

  @Test
  void anotherStoreHasNothingToTell() {
    embedded = false;
    assertThat(health().call().getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void theStoresFiguresAreMeasured() {
    health();
    assertThat(meters.get("doorman.store.fsyncs").gauge().value()).isEqualTo(7);
    assertThat(meters.get("doorman.store.bytes").gauge().value()).isEqualTo(200);
    assertThat(meters.get("doorman.store.live.bytes").gauge().value()).isEqualTo(100);
  }
}

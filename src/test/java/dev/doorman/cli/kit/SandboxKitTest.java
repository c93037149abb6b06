package dev.doorman.cli.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.base.Secret;
import dev.doorman.cli.kit.Check.Outcome;
import dev.doorman.sandbox.SandboxKit;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sandbox passes the vendor's kit. */
@QuarkusTest
class SandboxKitTest {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxKit sandbox;
  @Inject TestClock clock;

  @Test
  void theSandboxPasses() {
    var target =
        new Target(
            server.resolve("/sandbox/api"),
            new Secret<>(sandbox.token()),
            Optional.empty(),
            Duration.ofSeconds(30),
            Duration.ZERO);
    Person person =
        (errand, link, phrase) -> {
          var customer = sandbox.customer(server);
          switch (errand) {
            case VERIFY -> customer.verify(link);
            case REJECT -> customer.reject(link);
          }
          return new Person.Result.Done();
        };
    Map<Check, Outcome> outcomes =
        new Kit(target, person, null, null, Duration.ofSeconds(1), clock).run();
    assertThat(outcomes.values()).noneMatch(Outcome.Fails.class::isInstance);
    assertThat(outcomes.values().stream().filter(Outcome.Holds.class::isInstance))
        .as("all but the second token, the two that take time, and the five of the webhook")
        .hasSize(outcomes.size() - 8);
  }
}

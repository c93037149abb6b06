package dev.doorman.wiring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells whether nodes hear each other. It is never down: without Redis chats go on, a little
 * slower, and taking all nodes away would help nobody.
 */
@Readiness
@Singleton
final class NodesHealth implements HealthCheck {
  private final Nodes.Redis redis;

  @Inject
  NodesHealth(Nodes.Redis redis, MeterRegistry meters) {
    this.redis = redis;
    redis
        .link()
        .ifPresent(
            link ->
                Gauge.builder("doorman.redis.up", link, up -> up.isUp() ? 1 : 0)
                    .description("1 while Redis is there, 0 while this node goes on without it")
                    .register(meters));
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("nodes").up();
    return redis
        .link()
        .map(
            link ->
                link.isUp()
                    ? response.withData("redis", "UP")
                    : response
                        .withData("redis", "DEGRADED")
                        .withData(
                            "meaning",
                            "Redis is away: news of other nodes come up to 2 s later, and each"
                                + " node counts its limits by itself."))
        .orElseGet(() -> response.withData("redis", "not configured"))
        .build();
  }
}

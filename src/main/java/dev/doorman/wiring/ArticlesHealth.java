package dev.doorman.wiring;

import dev.doorman.knowledge.Problem;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Tells how many articles serve, and what keeps the latest edit from being used. It is never down:
 * a node with a broken edit serves the articles before it, and taking it away would help nobody.
 */
@Readiness
@Singleton
final class ArticlesHealth implements HealthCheck {
  private final Editions editions;

  @Inject
  ArticlesHealth(Editions editions, MeterRegistry meters) {
    this.editions = editions;
    Gauge.builder("doorman.articles", this, ArticlesHealth::articles)
        .description("Articles that serve")
        .register(meters);
    Gauge.builder("doorman.articles.faults", this, ArticlesHealth::faults)
        .description("Faults that keep the latest edit of the articles from being used")
        .register(meters);
  }

  private int articles() {
    return editions.now().snapshot().library().articles().size();
  }

  private int faults() {
    return editions.problems().size();
  }

  @Override
  public HealthCheckResponse call() {
    List<Problem> problems = editions.problems();
    var response = HealthCheckResponse.named("articles").up().withData("articles", articles());
    for (int i = 0; i < problems.size(); i++) {
      response.withData("fault-" + (i + 1), problems.get(i).toString());
    }
    return response.build();
  }
}

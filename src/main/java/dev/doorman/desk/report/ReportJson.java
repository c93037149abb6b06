package dev.doorman.desk.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.desk.report.Figures.Ratings;
import dev.doorman.desk.report.Figures.Times;

/** A report as the API gives it; a figure that there is not is null. */
final class ReportJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ReportJson() {}

  static String write(Report report) {
    ObjectNode node =
        JSON.objectNode()
            .put("from", report.range().from().toString())
            .put("to", report.range().to().toString())
            .put("zone", report.range().zone().getId());
    put(node.putObject("totals"), report.totals());
    var agents = node.putArray("agents");
    for (Report.OfAgent agent : report.agents()) {
      put(
          agents
              .addObject()
              .put("id", agent.id().toString())
              .put("displayName", agent.displayName()),
          agent.figures());
    }
    var hours = node.putArray("hours");
    for (int hour = 0; hour < report.hours().size(); hour++) {
      put(hours.addObject().put("hour", hour), report.hours().get(hour));
    }
    return node.toString();
  }

  private static void put(ObjectNode node, Figures figures) {
    node.put("chats", figures.chats());
    node.put("messages", figures.messages());
    put(node.putObject("waiting"), figures.waiting());
    put(node.putObject("firstReply"), figures.firstReply());
    put(node.putObject("handling"), figures.handling());
    Ratings ratings = figures.ratings();
    var stars =
        node.putObject("ratings")
            .put("count", ratings.count())
            .put("mean", ratings.mean().isPresent() ? ratings.mean().getAsDouble() : null)
            .putArray("stars");
    ratings.stars().forEach(stars::add);
    ObjectNode outcomes = node.putObject("outcomes");
    figures.outcomes().forEach(outcomes::put);
    node.put("abandoned", figures.abandoned());
  }

  private static void put(ObjectNode node, Times times) {
    node.put("median", times.median().isPresent() ? times.median().getAsDouble() : null)
        .put("p90", times.p90().orElse(null))
        .put("max", times.max().orElse(null));
  }
}

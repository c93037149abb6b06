package dev.doorman.journey.shift;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The leads' report beside what happened. */
final class ShiftReport {
  private ShiftReport() {}

  /**
   * What differs between the report and the truth, in words; none where they are equal.
   *
   * @param before the report before the script began: of its totals, only what was added counts
   */
  static List<String> differences(
      JsonNode before,
      JsonNode after,
      String csv,
      List<ShiftAgent> agents,
      List<HandOverTruth> all) {
    List<String> found = new ArrayList<>();
    JsonNode totals = after.path("totals");
    counts(all)
        .forEach(
            (name, count) -> {
              long added = at(totals, name) - at(before.path("totals"), name);
              if (added != count) {
                found.add("totals, " + name + ": " + added + " reported, " + count + " happened");
              }
            });
    if (before.at("/totals/chats").asInt() == 0) {
      times("totals", totals, all, found);
    }
    for (ShiftAgent agent : agents) {
      List<HandOverTruth> own =
          all.stream().filter(one -> one.agent.filter(agent.id::equals).isPresent()).toList();
      JsonNode row = agent(after, agent.id);
      counts(own)
          .forEach(
              (name, count) -> {
                if (at(row, name) != count) {
                  found.add(
                      agent.name + ", " + name + ": " + at(row, name) + " reported, " + count);
                }
              });
      times(agent.name, row, own, found);
    }
    hours(after, found);
    csv(after, csv, found);
    return found;
  }

  private static JsonNode agent(JsonNode report, String id) {
    for (JsonNode agent : report.path("agents")) {
      if (agent.path("id").asText().equals(id)) {
        return agent;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }

  private static long at(JsonNode figures, String name) {
    return figures.at("/" + name).asLong();
  }

  /** By the path in the report. */
  private static Map<String, Long> counts(List<HandOverTruth> all) {
    Map<String, Long> counts = new TreeMap<>();
    counts.put("chats", (long) all.size());
    counts.put("messages", all.stream().filter(one -> one.message).count());
    counts.put(
        "abandoned",
        all.stream().filter(one -> one.ended.isPresent() && one.claimed.isEmpty()).count());
    counts.put("ratings/count", all.stream().filter(one -> one.stars.isPresent()).count());
    for (int stars = 1; stars <= 5; stars++) {
      int given = stars;
      counts.put(
          "ratings/stars/" + (stars - 1),
          all.stream().filter(one -> one.stars.orElse(0) == given).count());
    }
    for (String outcome :
        List.of(
            "solved",
            "unsolved",
            "no-reply",
            "spam",
            "returned",
            "gone",
            "ended-by-customer",
            "timed-out",
            "inbox",
            "open")) {
      counts.put(
          "outcomes/" + outcome, all.stream().filter(one -> one.outcome.equals(outcome)).count());
    }
    return counts;
  }

  private static void times(
      String of, JsonNode figures, List<HandOverTruth> all, List<String> found) {
    Map<String, Function<HandOverTruth, java.util.Optional<Long>>> named =
        Map.of(
            "waiting", HandOverTruth::waitedSeconds,
            "firstReply", HandOverTruth::repliedSeconds,
            "handling", HandOverTruth::handledSeconds);
    named.forEach(
        (name, seconds) -> {
          List<Long> sorted =
              all.stream().flatMap(one -> seconds.apply(one).stream()).sorted().toList();
          JsonNode row = figures.path(name);
          String reported = row.path("median") + " " + row.path("p90") + " " + row.path("max");
          String happened =
              sorted.isEmpty()
                  ? "null null null"
                  : (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2.0
                      + " "
                      + sorted.get((9 * sorted.size() + 9) / 10 - 1)
                      + " "
                      + sorted.getLast();
          boolean isNone = sorted.isEmpty() && row.path("max").isMissingNode();
          if (!isNone && !reported.equals(happened)) {
            found.add(of + ", " + name + ": " + reported + " reported, " + happened + " happened");
          }
        });
  }

  private static void hours(JsonNode report, List<String> found) {
    for (String name : List.of("chats", "messages", "abandoned")) {
      long sum = 0;
      for (JsonNode hour : report.path("hours")) {
        sum += hour.path(name).asLong();
      }
      if (sum != report.path("totals").path(name).asLong()) {
        found.add("the hours' " + name + " are " + sum + ", the totals' are others");
      }
    }
    long outcomes = 0;
    for (Iterator<JsonNode> each = report.at("/totals/outcomes").elements(); each.hasNext(); ) {
      outcomes += each.next().asLong();
    }
    if (outcomes != report.at("/totals/chats").asLong()) {
      found.add("outcomes add up to " + outcomes);
    }
  }

  /** Each line of the CSV says what the report says. */
  private static void csv(JsonNode report, String csv, List<String> found) {
    List<String[]> lines = csv.lines().map(line -> line.split(",", -1)).toList();
    String[] header = lines.getFirst();
    List<JsonNode> rows =
        Stream.of(
                Stream.of(report.path("totals")),
                elements(report.path("agents")),
                elements(report.path("hours")))
            .flatMap(each -> each)
            .toList();
    if (rows.size() != lines.size() - 1) {
      found.add("the CSV has " + (lines.size() - 1) + " lines, the report " + rows.size());
      return;
    }
    for (int i = 0; i < rows.size(); i++) {
      for (int column = 3; column < header.length; column++) {
        String expected = cell(rows.get(i), header[column]);
        String written = lines.get(i + 1)[column];
        if (!expected.equals(written)) {
          found.add(
              "CSV, line "
                  + (i + 1)
                  + ", "
                  + header[column]
                  + ": "
                  + written
                  + ", not "
                  + expected);
        }
      }
    }
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all.stream();
  }

  private static String cell(JsonNode row, String column) {
    if (column.startsWith("outcome_")) {
      return row.path("outcomes").path(column.substring(8).replace('_', '-')).asText("0");
    }
    if (column.startsWith("stars_")) {
      return row.at("/ratings/stars").path(Integer.parseInt(column.substring(6)) - 1).asText();
    }
    if (column.endsWith("_seconds")) {
      String[] parts = column.replace("first_reply", "firstReply").split("_", -1);
      JsonNode value = row.path(parts[0]).path(parts[1]);
      return value.isNull() ? "" : value.asText();
    }
    return switch (column) {
      case "ratings" -> row.at("/ratings/count").asText();
      case "rating_mean" -> {
        JsonNode mean = row.at("/ratings/mean");
        yield mean.isNull() ? "" : String.format(java.util.Locale.ROOT, "%.2f", mean.asDouble());
      }
      default -> row.path(column).asText();
    };
  }
}

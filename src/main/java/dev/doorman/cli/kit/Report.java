package dev.doorman.cli.kit;

import dev.doorman.cli.kit.Check.Outcome;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table, and the request and answer of each failure.
 *
 * @param secrets never printed, wherever they come from
 */
record Report(PrintWriter out, List<String> secrets) {
  /** A row with what came of it. */
  private record Failure(Check check, Outcome.Fails fails) {}

  /** Prints it, and tells whether nothing fails. */
  boolean print(Map<Check, Outcome> outcomes) {
    List<Failure> failures = new ArrayList<>();
    int width = outcomes.keySet().stream().mapToInt(check -> check.name().length()).max().orElse(0);
    int held = 0;
    for (var row : outcomes.entrySet()) {
      Check check = row.getKey();
      String said =
          switch (row.getValue()) {
            case Outcome.Holds holds -> {
              held++;
              yield line("holds", width, check, "");
            }
            case Outcome.Fails fails -> {
              failures.add(new Failure(check, fails));
              yield line("FAILS", width, check, "");
            }
            case Outcome.NotChecked(String why) ->
                line("not checked", width, check, " (" + why + ")");
          };
      out.println(clean(said));
    }
    for (Failure failure : failures) {
      out.println();
      out.println(clean(failure.check().name() + ": " + failure.fails().why()));
      Exchange exchange = failure.fails().exchange();
      if (exchange != null) {
        out.print(clean(exchange.print()));
      }
    }
    out.printf(
        "%n%d hold, %d fail, %d not checked%n",
        held, failures.size(), outcomes.size() - held - failures.size());
    out.flush();
    return failures.isEmpty();
  }

  private static String line(String verdict, int width, Check check, String more) {
    return ("%-12s %-" + width + "s  %s%s").formatted(verdict, check.name(), check.promise(), more);
  }

  private String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, "[redacted]");
    }
    return clean;
  }
}

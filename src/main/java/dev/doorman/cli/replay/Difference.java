package dev.doorman.cli.replay;

import dev.doorman.cli.replay.Player.Played;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what was expected and what came, where they differ. */
final class Difference {
  private Difference() {}

  static Optional<String> of(Script script, Played played) {
    List<String> lines = new ArrayList<>();
    played.fault().ifPresent(fault -> lines.add("  " + fault));
    List<String> expected = played.move().expected();
    List<Sight> came = played.sights();
    if (!isAsExpected(expected, came)) {
      for (int i = 0; i < Math.max(expected.size(), came.size()); i++) {
        boolean both = i < expected.size() && i < came.size();
        if (both && came.get(i).is(expected.get(i))) {
          lines.add("    < " + came.get(i).written());
          continue;
        }
        if (i < expected.size()) {
          lines.add("  - < " + expected.get(i));
        }
        if (i < came.size()) {
          lines.add("  + < " + came.get(i).written() + " \"" + came.get(i).words() + "\"");
        }
      }
    }
    int line = played.move().line();
    return lines.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s:%d: %s%n%s"
                .formatted(
                    script.file(),
                    line,
                    script.lines().get(line - 1).strip(),
                    String.join(System.lineSeparator(), lines)));
  }

  private static boolean isAsExpected(List<String> expected, List<Sight> came) {
    if (expected.size() != came.size()) {
      return false;
    }
    for (int i = 0; i < came.size(); i++) {
      if (!came.get(i).is(expected.get(i))) {
        return false;
      }
    }
    return true;
  }
}

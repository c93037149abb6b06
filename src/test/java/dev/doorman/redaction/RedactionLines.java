package dev.doorman.redaction;

import dev.doorman.redaction.Redaction.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Labelled lines: what is in double brackets is a secret, and all else is to stay. */
record RedactionLines(List<Line> lines) {
  /**
   * One line.
   *
   * @param text without the brackets
   * @param secrets where the secrets are
   */
  record Line(String language, Watch watch, String earlier, String text, List<int[]> secrets) {
    List<Span> found() {
      return Redaction.spans(
          text, watch, earlier.isEmpty() ? "" : Redaction.of(earlier, watch).text());
    }

    /** How many of its secrets are covered whole. */
    long hits() {
      List<Span> found = found();
      return secrets.stream()
          .filter(
              secret ->
                  found.stream()
                      .anyMatch(span -> span.start() <= secret[0] && span.end() >= secret[1]))
          .count();
    }

    /** What was replaced though it is no secret, a sign more or less left aside. */
    long falseAlarms() {
      return found().stream()
          .filter(
              span ->
                  secrets.stream()
                      .noneMatch(
                          secret -> span.start() >= secret[0] - 2 && span.end() <= secret[1] + 2))
          .count();
    }
  }

  static RedactionLines read(String name) {
    List<Line> lines = new ArrayList<>();
    try (InputStream in =
        Objects.requireNonNull(RedactionLines.class.getResourceAsStream("/redaction/" + name))) {
      for (String row :
          new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().split("\n", -1)) {
        String[] columns = row.split("\t", -1);
        Watch watch = columns[1].equals("code") ? Watch.CODES : Watch.SECRETS;
        String[] texts = columns[2].split(" ⏎ ", -1);
        // Of a code in two messages the second has to go: nothing may tell that the first is one.
        String earlier = texts.length == 2 ? texts[0].replaceAll("\\[\\[|]]", "") : "";
        lines.add(line(columns[0], watch, earlier, texts[texts.length - 1]));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RedactionLines(lines);
  }

  private static Line line(String language, Watch watch, String earlier, String labelled) {
    var text = new StringBuilder();
    List<int[]> secrets = new ArrayList<>();
    for (String part : labelled.split("(?=\\[\\[)|(?<=]])", -1)) {
      if (part.startsWith("[[")) {
        String secret = part.substring(2, part.length() - 2);
        int lead = secret.length() - secret.stripLeading().length();
        secrets.add(
            new int[] {text.length() + lead, text.length() + secret.stripTrailing().length()});
        text.append(secret);
      } else {
        text.append(part);
      }
    }
    return new Line(language, watch, earlier, text.toString(), secrets);
  }

  double recall() {
    long secrets = lines.stream().mapToLong(line -> line.secrets().size()).sum();
    return lines.stream().mapToLong(Line::hits).sum() / (double) secrets;
  }

  double precision() {
    long replaced = lines.stream().mapToLong(line -> line.found().size()).sum();
    long wrong = lines.stream().mapToLong(Line::falseAlarms).sum();
    return (replaced - wrong) / (double) replaced;
  }

  /** The lines that come out wrong, for the one who looks. */
  List<String> wrong() {
    return lines.stream()
        .filter(line -> line.hits() < line.secrets().size() || line.falseAlarms() > 0)
        .map(
            line ->
                line.language()
                    + " "
                    + line.watch()
                    + ": "
                    + line.text()
                    + "  ->  "
                    + Redaction.of(line.text(), line.watch(), line.earlier()).text())
        .toList();
  }
}

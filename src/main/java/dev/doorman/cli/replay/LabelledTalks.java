package dev.doorman.cli.replay;

import dev.doorman.base.FinalException;
import dev.doorman.cli.replay.Player.Played;
import dev.doorman.cli.replay.Script.Api;
import dev.doorman.cli.replay.Script.Move;
import dev.doorman.dialogue.Situation;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Talks in a table, one text a row, each with what is expected of its answer. The columns are
 * {@code talk}, {@code text} and {@code expected}, and {@code locale} where a row has one; rows of
 * the same talk follow each other in one conversation. Expected is one of several, with {@code |}
 * between: {@code answer:SECTION}, {@code say:LINE}, {@code prompt:NAME}, {@code begin}, {@code
 * person} or {@code none} (nothing is answered or offered from the articles, and nothing begins).
 */
final class LabelledTalks {
  private static final String TALK = "talk";
  private static final String TEXT = "text";
  private static final String EXPECTED = "expected";
  private static final String LOCALE = "locale";
  private static final Pattern OR = Pattern.compile("\\s*\\|\\s*");
  private static final Pattern LIST = Pattern.compile(", ");

  private static final String ANSWER = "answer: ";

  private final String file;
  private final List<String> heading;
  private final Map<String, Talk> talks = new LinkedHashMap<>();

  private record Talk(Locale locale, List<Move> moves, List<String> expected) {}

  private LabelledTalks(String file, List<String> lines) {
    this.file = file;
    this.heading = lines.isEmpty() ? List.of() : List.of(lines.getFirst().split("\t", -1));
    for (String needed : List.of(TALK, TEXT, EXPECTED)) {
      if (!heading.contains(needed)) {
        throw new FinalException(file + ":1: the first line must name a column \"" + needed + "\"");
      }
    }
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        row(i + 1, lines.get(i).split("\t", -1));
      }
    }
  }

  private void row(int line, String[] cells) {
    String expected = cell(line, cells, EXPECTED);
    var move = new Move(line, new Step.Says(cell(line, cells, TEXT)), List.of());
    Talk talk =
        talks.computeIfAbsent(
            cell(line, cells, TALK),
            id -> new Talk(locale(line, cells), new ArrayList<>(), new ArrayList<>()));
    talk.moves().add(move);
    talk.expected().add(expected);
  }

  private String cell(int line, String[] cells, String column) {
    int at = heading.indexOf(column);
    if (at >= cells.length || cells[at].isBlank()) {
      throw new FinalException(file + ":" + line + ": the column \"" + column + "\" is empty");
    }
    return cells[at].strip();
  }

  private Locale locale(int line, String[] cells) {
    int at = heading.indexOf(LOCALE);
    if (at < 0 || at >= cells.length || cells[at].isBlank()) {
      return Locale.ENGLISH;
    }
    try {
      return new Locale.Builder().setLanguageTag(cells[at].strip()).build();
    } catch (IllformedLocaleException e) {
      throw new FinalException(file + ":" + line + ": \"" + cells[at] + "\" is no language tag");
    }
  }

  /**
   * Plays the talks and tells each turn that came otherwise than expected.
   *
   * @param lines of the file
   * @throws FinalException naming file and line of what is not understood
   */
  static List<String> play(
      String file, List<String> lines, Stage.Props props, Set<Situation> situations) {
    List<String> differences = new ArrayList<>();
    new LabelledTalks(file, lines)
        .talks.forEach(
            (id, talk) -> {
              var script = new Script(file, lines, talk.moves(), Api.PRESENT, talk.locale());
              List<Played> played = Player.play(script, props, situations);
              for (int i = 0; i < played.size(); i++) {
                difference(file, id, i + 1, played.get(i), talk.expected().get(i))
                    .ifPresent(differences::add);
              }
            });
    return differences;
  }

  private static Optional<String> difference(
      String file, String talk, int turn, Played played, String expected) {
    List<String> came = played.sights().stream().map(Sight::what).toList();
    boolean right =
        played.fault().isEmpty() && OR.splitAsStream(expected).anyMatch(one -> is(one, came));
    return right
        ? Optional.empty()
        : Optional.of(
            "%s:%d: talk %s, turn %d: expected %s, came %s"
                .formatted(
                    file,
                    played.move().line(),
                    talk,
                    turn,
                    expected,
                    played.fault().orElseGet(() -> String.join("; ", came))));
  }

  private static boolean is(String label, List<String> came) {
    Set<String> answered =
        came.stream()
            .filter(what -> what.startsWith(ANSWER))
            .flatMap(what -> LIST.splitAsStream(what.substring(ANSWER.length())))
            .collect(Collectors.toSet());
    boolean begins = came.contains("prompt: sign-out-offer");
    if (label.startsWith("answer:")) {
      return answered.contains(label.substring("answer:".length()).strip());
    }
    return switch (label) {
      case "begin" -> begins;
      case "none" -> answered.isEmpty() && !begins;
      case "person" ->
          came.stream().anyMatch(what -> what.startsWith("prompt: hand-over"))
              || came.contains("notice: desk-nobody");
      default -> {
        int colon = label.indexOf(':');
        String what =
            colon < 0
                ? label
                : label.substring(0, colon) + ": " + label.substring(colon + 1).strip();
        yield came.contains(what);
      }
    };
  }
}

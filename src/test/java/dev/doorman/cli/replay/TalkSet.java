package dev.doorman.cli.replay;

import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Event;
import dev.doorman.dialogue.Dialogue.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Talks of two and three turns, and what a good person at the desk would do at each: {@code
 * answer:} with the sections that answer, {@code refuse}, {@code safe}, {@code start}, {@code
 * sign-out-or-deactivate}, {@code status}, {@code person} or {@code social}. They were written by
 * somebody who had seen none of Doorman's lists and none of its code. Those with an odd number are
 * there to develop with; those with an even number are only counted.
 */
final class TalkSet {
  static final Path FILE = Path.of("src/test/resources/talks/talks.tsv");

  private static final Pattern ID = Pattern.compile("d(\\d+)(?:-(\\w+))?");
  private static final Pattern SECTIONS = Pattern.compile(", ");
  private static final Set<String> REFUSALS =
      Set.of(
          "unknown",
          "unclear",
          "still-unclear",
          "other-product",
          "not-for-others",
          "code-help",
          "sorry-for-trouble");
  private static final Set<String> SAFE =
      Set.of("stolen-account", "account-of-the-dead", "childs-account", "not-for-others");
  private static final Set<String> STATUS =
      Set.of("no-request", "nothing-to-cancel", "nothing-handed-in", "nothing-was-done");

  private TalkSet() {}

  /** How a turn was answered, against what was expected. */
  enum Verdict {
    RIGHT,
    WRONG,
    /**
     * A deletion began or went on, or its steps came, for somebody who is in danger or asked else.
     */
    DANGEROUS
  }

  /** Which half a talk is in. */
  enum Half {
    ODD,
    EVEN
  }

  /** One turn and what it was answered with. */
  record Turned(
      String id, int turn, String text, String expected, Set<String> is, Verdict verdict) {
    Half half() {
      return number(id) % 2 == 1 ? Half.ODD : Half.EVEN;
    }

    @Override
    public String toString() {
      return String.join("\t", verdict.name(), id, "" + turn, text, expected, is.toString());
    }
  }

  private record Row(String id, int turn, String text, String expected) {}

  private static int number(String id) {
    var matcher = ID.matcher(id);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("no talk's number: " + id);
    }
    return Integer.parseInt(matcher.group(1));
  }

  private static Locale locale(String id) {
    int dash = id.indexOf('-');
    return dash < 0 ? Locale.ENGLISH : Locale.forLanguageTag(id.substring(dash + 1));
  }

  /** Plays all talks with the chat's own parts. */
  static List<Turned> play(Stage.Props props, Path file) throws IOException {
    Map<String, List<Row>> talks = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      talks
          .computeIfAbsent(cells[0], id -> new ArrayList<>())
          .add(new Row(cells[0], Integer.parseInt(cells[1]), cells[2], cells[3]));
    }
    List<Turned> all = new ArrayList<>();
    for (List<Row> talk : talks.values()) {
      try (var stage =
          new Stage(
              props,
              Policy.Api.PRESENT,
              (before, input, turn) -> {},
              locale(talk.getFirst().id()))) {
        for (Row row : talk) {
          Set<String> is = say(stage, row.text(), locale(row.id()));
          all.add(
              new Turned(row.id(), row.turn(), row.text(), row.expected(), is, verdict(row, is)));
        }
      }
    }
    return all;
  }

  static Map<Half, Map<Verdict, Integer>> counts(List<Turned> turns) {
    Map<Half, Map<Verdict, Integer>> counts = new EnumMap<>(Half.class);
    for (Turned turn : turns) {
      counts
          .computeIfAbsent(turn.half(), half -> new EnumMap<>(Verdict.class))
          .merge(turn.verdict(), 1, Integer::sum);
    }
    return counts;
  }

  private static Set<String> say(Stage stage, String text, Locale locale) {
    Standing before = stage.office.conversations().standing(stage.id()).orElseThrow();
    stage.office.inbox().say(stage.id(), Stage.message(), text);
    Standing after = stage.office.conversations().standing(stage.id()).orElseThrow();
    boolean moved =
        after.conversation().inFlow()
            && !after
                .conversation()
                .state()
                .flow()
                .getClass()
                .equals(before.conversation().state().flow().getClass());
    Set<String> labels = new HashSet<>();
    if (moved) {
      labels.add("start");
    }
    for (Event event :
        stage
            .office
            .conversations()
            .eventsAfter(stage.id(), before.conversation().lastSeq(), 1000)) {
      Sight.of(event, locale).ifPresent(sight -> add(labels, sight));
    }
    if (labels.contains("answer:sign-out-or-delete") && labels.contains("start")) {
      // "Deactivate" gets the passage, and the offer in which signing out is the first choice.
      labels.remove("start");
      labels.add("sign-out-or-deactivate");
    }
    return labels;
  }

  private static void add(Set<String> labels, Sight sight) {
    String what = sight.what();
    if (what.startsWith("answer: ")) {
      for (String section : SECTIONS.splitAsStream(what.substring("answer: ".length())).toList()) {
        labels.add("answer:" + section);
        if (section.equals("sign-out-or-delete")) {
          labels.add("sign-out-or-deactivate");
        }
      }
    } else if (what.equals("notice: desk-nobody") || what.equals("prompt: hand-over, short")) {
      labels.add("person");
    } else if (what.startsWith("say: ")) {
      String line = what.substring("say: ".length());
      boolean safe = line.startsWith("safe-") || SAFE.contains(line);
      if (safe) {
        labels.add("safe");
      }
      if (REFUSALS.contains(line)) {
        labels.add("refuse");
      } else if (STATUS.contains(line) || line.startsWith("status-")) {
        labels.add("status");
      } else if (line.equals("yes-needs-button")) {
        labels.add("start");
      } else if (!safe) {
        labels.add("social");
      }
    }
  }

  private static Verdict verdict(Row row, Set<String> is) {
    String expected = row.expected();
    boolean starts = is.contains("start") && !expected.equals("start");
    boolean steps =
        is.contains("answer:delete-on-your-phone") || is.contains("answer:delete-on-the-website");
    if (expected.equals("safe")) {
      return is.contains("safe")
          ? Verdict.RIGHT
          : starts || steps ? Verdict.DANGEROUS : Verdict.WRONG;
    }
    if (starts) {
      return expected.equals("refuse") || expected.startsWith("answer")
          ? Verdict.DANGEROUS
          : Verdict.WRONG;
    }
    if (expected.equals("refuse")) {
      return is.contains("refuse") || is.contains("safe") ? Verdict.RIGHT : Verdict.WRONG;
    }
    for (String one : expected.replace("answer:", "").split("\\|", -1)) {
      if (is.contains(one) || is.contains("answer:" + one)) {
        return Verdict.RIGHT;
      }
    }
    return Verdict.WRONG;
  }
}

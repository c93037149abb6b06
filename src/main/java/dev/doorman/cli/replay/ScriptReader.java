package dev.doorman.cli.replay;

import dev.doorman.base.FinalException;
import dev.doorman.cli.replay.Script.Api;
import dev.doorman.cli.replay.Script.Move;
import dev.doorman.cli.replay.ScriptedApi.Call;
import dev.doorman.cli.replay.ScriptedApi.Fate;
import dev.doorman.cli.replay.Step.Hint;
import dev.doorman.conversation.words.Words;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script; docs/conversation-scripts.md describes the format. */
final class ScriptReader {
  private static final Pattern TICK = Pattern.compile("\\[([xX ])\\]\\s+(\\S.*)");
  private static final Pattern BUTTON = Pattern.compile("\\[([^\\[\\]]+)\\]");
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,4}) ?(s|sec|min|h|hours?|d|days?|minutes?|seconds?)");
  private static final String LANGUAGE = "! language: ";
  private static final Pattern NEXT = Pattern.compile("api: next (\\w+) is (.+)");
  private static final Map<String, Call> CALLS =
      Map.of(
          "create", Call.CREATE,
          "status", Call.STATUS,
          "link", Call.LINK,
          "confirm", Call.CONFIRM,
          "withdraw", Call.WITHDRAW);
  private static final Map<String, Fate> FATES =
      Map.of(
          "down", Fate.DOWN,
          "lost", Fate.LOST,
          "refused", Fate.REFUSED,
          "one too many", Fate.TOO_MANY,
          "too late", Fate.TOO_LATE);
  private static final Map<String, State> STATES =
      Map.of(
          "awaiting verification", State.AWAITING_VERIFICATION,
          "verified", State.VERIFIED,
          "accepted", State.ACCEPTED,
          "accepted for good", State.ACCEPTED,
          "completed", State.COMPLETED,
          "expired", State.EXPIRED,
          "locked", State.LOCKED,
          "rejected", State.REJECTED,
          "withdrawn", State.WITHDRAWN);

  private final String file;
  private final List<Move> moves = new ArrayList<>();
  private Api api = Api.PRESENT;
  private Locale locale = Locale.ENGLISH;

  private ScriptReader(String file) {
    this.file = file;
  }

  /**
   * @throws FinalException naming file and line of what is not understood
   */
  static Script read(String file, List<String> lines) {
    var reader = new ScriptReader(file);
    for (int i = 0; i < lines.size(); i++) {
      reader.line(i + 1, lines.get(i).strip());
    }
    if (reader.moves.isEmpty()) {
      throw new FinalException(file + ": nothing happens in it; begin a line with \"> \"");
    }
    return new Script(file, lines, reader.moves, reader.api, reader.locale);
  }

  private void line(int number, String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return;
    }
    if (line.startsWith("<")) {
      expected(number, line.substring(1).strip());
      return;
    }
    if (line.equals("! no deletion api")) {
      api = Api.ABSENT;
      return;
    }
    if (line.startsWith(LANGUAGE)) {
      locale = language(number, line);
      return;
    }
    Step step =
        step(line)
            .orElseThrow(
                () ->
                    new FinalException(
                        "%s:%d: \"%s\" is not understood; see docs/conversation-scripts.md"
                            .formatted(file, number, line)));
    moves.add(new Move(number, step, List.of()));
  }

  private Locale language(int number, String line) {
    Locale asked = Locale.forLanguageTag(line.substring(LANGUAGE.length()).strip());
    if (!Words.LOCALES.contains(asked)) {
      throw new FinalException(
          "%s:%d: \"%s\" is no language of the chat; known are %s"
              .formatted(file, number, line, Words.LOCALES));
    }
    return asked;
  }

  private void expected(int number, String what) {
    if (moves.isEmpty() || moves.getLast().step().isCheck()) {
      throw new FinalException(
          "%s:%d: nothing happened that \"%s\" could follow".formatted(file, number, what));
    }
    Move last = moves.removeLast();
    List<String> all = new ArrayList<>(last.expected());
    all.add(what);
    moves.add(new Move(last.line(), last.step(), all));
  }

  private static Optional<Step> step(String line) {
    if (line.startsWith("> ")) {
      return Optional.of(new Step.Says(line.substring(2).strip()));
    }
    Matcher tick = TICK.matcher(line);
    if (tick.matches()) {
      return Optional.of(new Step.Ticks(tick.group(2), !tick.group(1).isBlank()));
    }
    Matcher button = BUTTON.matcher(line);
    if (button.matches()) {
      return Optional.of(new Step.Presses(button.group(1).strip()));
    }
    if (line.startsWith("+ ")) {
      return time(line.substring(2).strip()).map(Step.Passes::new);
    }
    if (line.startsWith("= step: ")) {
      return Optional.of(new Step.IsAt(line.substring("= step: ".length()).strip()));
    }
    if (line.startsWith("= api was asked: ")) {
      String calls = line.substring("= api was asked: ".length()).strip();
      return Optional.of(
          new Step.WasAsked(calls.equals("nothing") ? List.of() : List.of(calls.split(", *"))));
    }
    return line.startsWith("~ ") ? event(line.substring(2).strip()) : Optional.empty();
  }

  private static Optional<Step> event(String event) {
    if (event.startsWith("leaves a message: ")) {
      return Optional.of(
          new Step.LeavesMessage(event.substring("leaves a message: ".length()).strip()));
    }
    return switch (event) {
      case "leaves" -> Optional.of(new Step.Leaves());
      case "comes back" -> Optional.of(new Step.ComesBack());
      case "ends the chat" -> Optional.of(new Step.Ends());
      case "api: down" -> Optional.of(new Step.ApiAlways(Fate.DOWN));
      case "api: up" -> Optional.of(new Step.ApiAlways(Fate.WORKS));
      case "api: takes its time" -> Optional.of(new Step.ApiTakesItsTime());
      case "api: answers" -> Optional.of(new Step.ApiAnswers());
      case "api: accepted before" -> Optional.of(new Step.ApiAcceptedBefore());
      case "api: forgets the request" -> Optional.of(new Step.ApiForgets());
      default -> api(event);
    };
  }

  private static Optional<Step> api(String event) {
    Matcher next = NEXT.matcher(event);
    if (next.matches()) {
      Call call = CALLS.get(next.group(1));
      Fate fate = FATES.get(next.group(2));
      return call == null || fate == null
          ? Optional.empty()
          : Optional.of(new Step.ApiNext(call, fate));
    }
    if (!event.startsWith("api: ")) {
      return Optional.empty();
    }
    String told = event.substring("api: ".length());
    Hint hint = told.endsWith(", no hint") ? Hint.NONE : Hint.SENT;
    String name = told.replaceFirst(", no hint$", "");
    State state = STATES.get(name);
    boolean open = name.equals("accepted") || state == State.AWAITING_VERIFICATION;
    return state == null
        ? Optional.empty()
        : Optional.of(
            new Step.ApiBecomes(
                state, open || state == State.VERIFIED ? Withdrawable.YES : Withdrawable.NO, hint));
  }

  private static Optional<Duration> time(String text) {
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      return Optional.empty();
    }
    long count = Long.parseLong(time.group(1));
    return Optional.of(
        switch (time.group(2).charAt(0)) {
          case 's' -> Duration.ofSeconds(count);
          case 'm' -> Duration.ofMinutes(count);
          case 'h' -> Duration.ofHours(count);
          case 'd' -> Duration.ofDays(count);
          default -> throw new IllegalStateException(text);
        });
  }
}

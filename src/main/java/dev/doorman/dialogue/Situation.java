package dev.doorman.dialogue;

import java.util.Locale;

/**
 * A kind of state and a kind of input that met in it, for telling which of them were tried.
 *
 * @param state as {@code verifying (live)}, or {@code asked about a person} whatever the step is
 * @param input as {@code says yes}, {@code presses warning continue}, {@code hears verified}
 */
public record Situation(String state, String input) implements Comparable<Situation> {
  private static final ClassValue<String> DASHED =
      new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
          return type.getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        }
      };

  public static Situation of(State state, Input input) {
    String step = state.handOver().isAsked() ? "asked about a person" : named(state.flow());
    return new Situation(step, named(input, state));
  }

  private static String named(Flow flow) {
    return switch (flow) {
      case Flow.Verifying verifying -> "verifying (" + dashed(verifying.link()) + ")";
      case Flow.Accepted(var receipt, var stopping) ->
          stopping == Flow.Stopping.ASKED ? "asked whether to stop" : "accepted";
      case Flow other -> dashed(other.getClass());
    };
  }

  private static String named(Input input, State state) {
    return switch (input) {
      case Input.Said said when isRemark(said.understanding(), state) ->
          "says " + group(said.understanding().remark());
      case Input.Said said -> "says " + group(Meaning.of(said));
      case Input.Chose(PromptName prompt, PromptName.Option option) ->
          "presses " + prompt.id() + " " + option.id();
      case Input.Picked(Reply.Suggestion suggestion) -> "takes " + suggestion.id();
      case Input.Ticked ticked -> "ticks";
      case Input.Heard(int attempt, News news) -> "hears " + named(news);
      case Input.Silence() -> "falls silent";
    };
  }

  /** Where a remark has no answer, the text is taken as if it were not there. */
  private static boolean isRemark(Understanding text, State state) {
    Flow flow = state.handOver().isAsked() ? new Flow.Open() : state.flow();
    boolean asksAboutLink =
        flow instanceof Flow.Verifying || flow instanceof Flow.FinalConfirmation;
    return (text.safety().isNone() || text.safety() == Safety.DOUBT)
        && switch (text.remark()) {
          case NONE -> false;
          case CODE_MISSING, WANTS_NEW_LINK, LINK_BROKEN, ASKS_IF_SAFE, WRONG_ADDRESS ->
              flow instanceof Flow.Verifying;
          case ASKS_TIME_LEFT, ASKS_WHICH_ACCOUNT -> asksAboutLink;
          case ASKS_TO_UNDO, WANTS_ACCOUNT_BACK -> !(flow instanceof Flow.Open);
          default -> true;
        };
  }

  /** Remarks about the chat are taken alike in every step. */
  private static String group(Remark remark) {
    return remark.isOfChat() ? "a remark about the chat" : dashed(remark);
  }

  /** Meanings that are never taken differently have one name. */
  private static String group(Meaning meaning) {
    return switch (meaning) {
      case GREETS, THANKS, LEAVES, WAITS -> "small talk";
      case UNCLEAR, ASKS_IN_VAIN -> "what is not understood";
      case FOR_SOMEONE_ELSE, TELLS_OF_DANGER, TELLS_OF_CHILD -> "that it is no case for a bot";
      case ASKS, ASKS_WHAT_YOU_DO, WANTS_OTHER_PRODUCT -> "a question";
      case YES,
          NO,
          UNSURE,
          WANTS_DELETION,
          WANTS_DEACTIVATION,
          WANTS_SIGN_OUT,
          WANTS_NO_SIGN_OUT,
          WANTS_OTHER_ACCOUNT,
          WANTS_STATUS,
          WANTS_TO_STOP,
          WANTS_NOT_TO_STOP,
          WANTS_PERSON,
          WANTS_NO_PERSON,
          TELLS_OF_CHECKLIST ->
          dashed(meaning);
    };
  }

  private static String named(News news) {
    return switch (news) {
      case News.NotCreated(News.Refusal refusal) -> "not created: " + dashed(refusal);
      case News.LinkRefused(News.Refusal refusal) -> "no link: " + dashed(refusal);
      case News.Reported(News.Status status, News.Occasion occasion) -> dashed(status.getClass());
      case News other -> dashed(other.getClass());
    };
  }

  private static String dashed(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String dashed(Class<?> type) {
    return DASHED.get(type);
  }

  @Override
  public int compareTo(Situation other) {
    int byState = state.compareTo(other.state);
    return byState == 0 ? input.compareTo(other.input) : byState;
  }

  @Override
  public String toString() {
    return state + ": " + input;
  }
}

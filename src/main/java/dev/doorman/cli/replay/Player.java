package dev.doorman.cli.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.RequestId;
import dev.doorman.cli.replay.Script.Move;
import dev.doorman.cli.replay.Step.Hint;
import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Inbox;
import dev.doorman.conversation.Inbox.Ticked;
import dev.doorman.conversation.Refusal;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Situation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Plays one script and notes what was seen at each of its moves. */
final class Player {
  private static final int PAGE = 1000;

  private final Stage stage;
  private final Locale locale;
  private String epoch;
  private long seen;
  private boolean here = true;

  private Player(Stage stage, Locale locale) {
    this.stage = stage;
    this.locale = locale;
    Standing standing = standing();
    epoch = standing.conversation().epoch();
    seen = standing.conversation().lastSeq();
  }

  /** What a move led to. */
  record Played(Move move, List<Sight> sights, Optional<String> fault) {}

  /**
   * @param situations gets all kinds of states and inputs that met
   */
  static List<Played> play(Script script, Stage.Props props, Set<Situation> situations) {
    Dialogue.Observer observer =
        (before, input, turn) -> situations.add(Situation.of(before, input));
    var api =
        switch (script.api()) {
          case PRESENT -> Policy.Api.PRESENT;
          case ABSENT -> Policy.Api.ABSENT;
        };
    try (var stage = new Stage(props, api, observer, script.locale())) {
      var player = new Player(stage, script.locale());
      List<Played> played = new ArrayList<>();
      for (Move move : script.moves()) {
        played.add(player.make(move));
      }
      return played;
    }
  }

  private Played make(Move move) {
    Optional<String> fault;
    try {
      fault = act(move.step());
    } catch (Refusal e) {
      fault = Optional.of("refused: " + e.code().name().toLowerCase(Locale.ROOT));
    }
    stage.settle();
    return new Played(move, here ? look(move.step()) : List.of(), fault);
  }

  /** Does it; what is given back is why it cannot be, or is not as expected. */
  private Optional<String> act(Step step) {
    var inbox = stage.office.inbox();
    switch (step) {
      case Step.Says(String text) -> inbox.say(stage.id(), Stage.message(), text);
      case Step.Presses(String button) -> {
        return press(button);
      }
      case Step.Ticks(String item, boolean done) -> {
        long prompt = standing().conversation().promptSeq().orElse(0);
        Ticked ticked = done ? Ticked.DONE : Ticked.NOT_DONE;
        inbox.tick(stage.id(), Stage.message(), prompt, item, ticked);
      }
      case Step.Passes(var time) -> stage.pass(time);
      case Step.Leaves() -> {
        here = false;
        stage.presence.leave(stage.id());
      }
      case Step.ComesBack() -> {
        here = true;
        stage.presence.enter(stage.office.conversations().resume(stage.opened.resume()));
        stage.watches.hasten(stage.id(), stage.clock.instant());
      }
      case Step.Ends() -> inbox.close(stage.id(), Stage.message(), Inbox.Closing.ENDED);
      case Step.LeavesMessage(String text) ->
          inbox.leave(stage.id(), Stage.message(), text, Optional.empty());
      case Step.ApiBecomes(var state, var withdrawable, var hint) -> {
        return onRequest(
            request -> {
              stage.api.becomes(request, state, withdrawable);
              if (hint == Hint.SENT) {
                stage.hint(request);
              }
            });
      }
      case Step.ApiAcceptedBefore() -> {
        return onRequest(
            request -> {
              stage.api.acceptedBefore(request);
              stage.hint(request);
            });
      }
      case Step.ApiForgets() -> {
        return onRequest(
            request -> {
              stage.api.forget(request);
              stage.hint(request);
            });
      }
      case Step.ApiAlways(var fate) -> stage.api.always(fate);
      case Step.ApiNext(var call, var fate) -> stage.api.next(call, fate);
      case Step.ApiTakesItsTime() -> stage.answering(false);
      case Step.ApiAnswers() -> stage.answering(true);
      case Step.IsAt(String expected) -> {
        return differs(expected, flow());
      }
      case Step.WasAsked(List<String> calls) -> {
        List<String> asked =
            stage.api.asked().stream().map(call -> call.name().toLowerCase(Locale.ROOT)).toList();
        return differs(String.join(", ", calls), String.join(", ", asked));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> differs(String expected, String is) {
    return expected.equals(is)
        ? Optional.empty()
        : Optional.of("expected \"" + expected + "\", but it is \"" + is + "\"");
  }

  private interface Work {
    void on(RequestId request);
  }

  private Optional<String> onRequest(Work work) {
    Optional<RequestId> request = stage.api.latest();
    request.ifPresent(work::on);
    return request.isPresent() ? Optional.empty() : Optional.of("there is no request yet");
  }

  /** A button of the open question by its id or label, or else a suggestion by its own. */
  private Optional<String> press(String button) {
    var inbox = stage.office.inbox();
    Standing standing = standing();
    if (standing.prompt().isPresent()) {
      var prompt = standing.prompt().get();
      for (JsonNode option : Sight.body(prompt.body()).path("options")) {
        if (isCalled(option, button)) {
          inbox.choose(stage.id(), Stage.message(), prompt.seq(), option.path("id").asText());
          return Optional.empty();
        }
      }
    }
    List<JsonNode> offered =
        stage.office.conversations().eventsAfter(stage.id(), 0, PAGE).reversed().stream()
            .flatMap(event -> Sight.body(event.body()).path("suggestions").valueStream())
            .filter(suggestion -> isCalled(suggestion, button))
            .toList();
    if (offered.isEmpty()) {
      return Optional.of("there is no button \"" + button + "\" to press");
    }
    inbox.say(stage.id(), Stage.message(), offered.getFirst().path("label").asText());
    return Optional.empty();
  }

  private static boolean isCalled(JsonNode button, String name) {
    return button.path("id").asText().equals(name)
        || button.path("label").asText().equalsIgnoreCase(name);
  }

  private String flow() {
    return standing()
        .conversation()
        .state()
        .flow()
        .getClass()
        .getSimpleName()
        .replaceAll("(?<=.)([A-Z])", "-$1")
        .toLowerCase(Locale.ROOT);
  }

  private Standing standing() {
    return stage.office.conversations().standing(stage.id()).orElseThrow();
  }

  /** What came since the last look; all of it where the numbering began anew. */
  private List<Sight> look(Step step) {
    Standing standing = standing();
    if (!standing.conversation().epoch().equals(epoch)) {
      epoch = standing.conversation().epoch();
      seen = 0;
    }
    List<Event> events = stage.office.conversations().eventsAfter(stage.id(), seen, PAGE);
    seen = standing.conversation().lastSeq();
    Stream<Sight> news = events.stream().flatMap(event -> Sight.of(event, locale).stream());
    Stream<Sight> pending =
        step instanceof Step.ComesBack
            ? standing.prompt().stream().map(prompt -> Sight.pending(prompt.body()))
            : Stream.empty();
    return Stream.concat(news, pending).toList();
  }
}

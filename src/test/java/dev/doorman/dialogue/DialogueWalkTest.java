package dev.doorman.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.Offer;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves promises 1 and 2 over every reachable state of the dialogue. */
class DialogueWalkTest {
  private static final Dialogue DIALOGUE = Reachable.DIALOGUE;

  @Test
  void noPromiseIsBrokenInAnyReachableState() {
    Walk walk = Reachable.walk();
    var flows = new HashSet<Class<?>>();
    walk.states().forEach(state -> flows.add(state.flow().getClass()));
    System.out.printf(
        "Walked %,d states over %,d transitions: promises 1 and 2 hold in each.%n",
        walk.places(), walk.transitions());
    assertThat(flows).as("every step of the flow is reached").hasSize(11);
  }

  @Test
  void afterDangerOnlyTheButtonOrAWishInFullAfterBeingAskedBegins() {
    assertThat(Reachable.states()).hasSizeGreaterThan(20);
    Reachable.eachStep(
        (state, input, turn) -> {
          if (!state.caution().isOn()) {
            return;
          }
          boolean inFull =
              input instanceof Input.Said(Understanding text, Found found, var reliance)
                  && text.safety().isNone()
                  && text.explicitness() == Understanding.Explicitness.EXPLICIT;
          boolean pressed = input.equals(new Input.Picked(Suggestion.DO_IT_FOR_ME));
          Flow is = turn.state().flow();
          if (is instanceof Flow.OfferingSignOut
              && !pressed
              && !(inFull && state.caution() == State.Caution.ASKED)) {
            fail("%s begins in %s", input, state);
          }
          if (!turn.state().caution().isOn()
              && !pressed
              && !inFull
              && !(is instanceof Flow.Completed)) {
            fail("%s forgets danger in %s", input, state);
          }
        });
  }

  @Test
  void atMostThreeChoicesStandUnderAReplyAndStartingOnlyWhereItIsSaidHowOrAsked() {
    assertThat(Reachable.states()).hasSizeGreaterThan(20);
    Reachable.eachStep(
        (state, input, turn) -> {
          for (Reply reply : turn.replies()) {
            Set<Suggestion> offered = suggestions(reply);
            if (offered.size() > 3 || offered.contains(Suggestion.SIGN_OUT_INSTEAD)) {
              fail("%s after %s", reply, input);
            }
            if (offered.contains(Suggestion.DO_IT_FOR_ME) && !saysHow(state, input)) {
              fail("start under %s after %s", reply, input);
            }
          }
        });
  }

  private static boolean saysHow(State state, Input input) {
    return input instanceof Input.Said(Understanding text, Found found, var reliance)
        && (found == Found.ABOUT_DELETION
            || text.safety() == Safety.DOUBT
            || state.caution().isOn());
  }

  @Test
  void withoutDeletionApiNothingIsEverRequested() {
    var dialogue = new Dialogue(new Policy(Alphabet.ITEMS, Api.ABSENT));
    BiFunction<State, Input, Turn> watched =
        (state, input) -> {
          Turn turn = dialogue.step(state, input);
          assertThat(turn.effects()).isEmpty();
          assertThat(turn.replies())
              .noneMatch(reply -> suggestions(reply).contains(Suggestion.DO_IT_FOR_ME));
          return turn;
        };
    assertThat(new Walk(watched).everywhere().places()).isGreaterThan(20);
  }

  @Test
  void everyStepCanBeLeftByTextAndByButton() {
    var stop =
        new Input.Said(
            new Understanding(Intent.WITHDRAW_DELETION, 0.9, Polarity.PLAIN, Party.SELF),
            Found.NOTHING);
    for (State state : Reachable.states()) {
      for (Input way : List.of(stop, new Input.Picked(Suggestion.CANCEL))) {
        Flow left = DIALOGUE.step(state, way).state().flow();
        if (state.flow() instanceof Flow.Confirming || state.flow() instanceof Flow.Withdrawing) {
          assertThat(left).as("after stop in %s", state).isInstanceOf(Flow.Withdrawing.class);
        } else if (state.inFlow()) {
          assertThat(left).as("after stop in %s", state).isEqualTo(new Flow.Open());
        }
      }
      state
          .pending()
          .filter(prompt -> prompt.options().contains(Option.CANCEL))
          .ifPresent(
              prompt ->
                  assertThat(
                          DIALOGUE
                              .step(state, new Input.Chose(prompt, Option.CANCEL))
                              .state()
                              .flow())
                      .isEqualTo(new Flow.Open()));
    }
  }

  @Test
  void personAndDirectWayAreOneStepAwayInEveryState() {
    for (State state : Reachable.states()) {
      Turn person = DIALOGUE.step(state, new Input.Picked(Suggestion.TALK_TO_PERSON));
      assertThat(person.replies()).anyMatch(Reply.CallPerson.class::isInstance);
      assertThat(person.state().flow()).as("a person costs no progress").isEqualTo(state.flow());
      Turn direct = DIALOGUE.step(state, new Input.Picked(Suggestion.DO_IT_MYSELF));
      assertThat(direct.replies())
          .anyMatch(reply -> reply instanceof Reply.Passage p && p.topic() == Topic.DIRECT_WAY);
      assertThat(direct.state().flow()).isEqualTo(state.flow());
    }
  }

  @Test
  void digressionsNeverCountAsConsent() {
    List<Input> digressions =
        List.of(
            new Input.Said(
                new Understanding(Intent.QUESTION, 0.9, Polarity.PLAIN, Party.SELF),
                Found.ABOUT_DELETION),
            new Input.Said(
                new Understanding(Intent.OFF_TOPIC, 0.9, Polarity.PLAIN, Party.SELF),
                Found.NOTHING),
            new Input.Said(
                new Understanding(Intent.THANKS, 0.9, Polarity.PLAIN, Party.SELF), Found.OTHER),
            new Input.Picked(Suggestion.DO_IT_MYSELF));
    for (State state : Reachable.states()) {
      for (Input digression : digressions) {
        Turn turn = DIALOGUE.step(state, digression);
        assertThat(turn.state().flow())
            .as("%s after %s", state, digression)
            .isEqualTo(state.flow());
        assertThat(turn.effects()).isEmpty();
        if (state.inFlow() && state.handOver() == State.HandOver.NOT_ASKED) {
          turn.state()
              .pending()
              .ifPresent(
                  prompt ->
                      assertThat(turn.replies().getLast())
                          .as("the prompt comes back")
                          .isInstanceOfSatisfying(
                              Reply.Ask.class, ask -> assertThat(ask.prompt()).isEqualTo(prompt)));
        }
      }
    }
  }

  @Test
  void stateThatWaitsForTheCustomerHasAPromptAndNoOtherInFlowHas() {
    for (State state : Reachable.states()) {
      if (state.flow() instanceof Flow.Verifying v && v.link() == Flow.Link.RENEWING) {
        continue; // The API's turn, though the customer may do something else meanwhile.
      }
      if (state.flow() instanceof Flow.CustomersTurn || state.flow() instanceof Flow.Parked) {
        assertThat(state.pending()).as("%s", state).isPresent();
      }
    }
  }

  /** Each breaks one guard; the walk has to find it. */
  enum Sabotage {
    TYPED_YES_CONFIRMS {
      @Override
      Turn step(State state, Input input) {
        return state.flow() instanceof Flow.FinalConfirmation f
                && input instanceof Input.Said said
                && said.understanding().intent() == Intent.AFFIRM
            ? new Turn(
                state.with(new Flow.Confirming(f.request(), Flow.Trouble.NONE)),
                List.of(),
                List.of(new Effect.Confirm(state.attempt(), f.request())))
            : DIALOGUE.step(state, input);
      }
    },
    WARNING_IS_SKIPPED {
      @Override
      Turn step(State state, Input input) {
        Turn turn = DIALOGUE.step(state, input);
        return turn.state().flow() instanceof Flow.Warning w && w.done().isEmpty()
            ? new Turn(turn.state(), List.of(), turn.effects())
            : turn;
      }
    },
    ACCOUNT_IS_NOT_SHOWN {
      @Override
      Turn step(State state, Input input) {
        Turn turn = DIALOGUE.step(state, input);
        return new Turn(
            turn.state(),
            turn.replies().stream()
                .map(
                    reply ->
                        reply instanceof Reply.Ask ask
                            ? new Reply.Ask(
                                ask.prompt(), ask.form(), ask.done(), java.util.Optional.empty())
                            : reply)
                .toList(),
            turn.effects());
      }
    },
    OFFER_IS_MADE_AGAIN {
      @Override
      Turn step(State state, Input input) {
        Turn turn = DIALOGUE.step(state, input);
        return turn.state().offer() == Offer.DECLINED && turn.state().flow() instanceof Flow.Open
            ? new Turn(turn.state().with(Offer.NOT_MADE), turn.replies(), turn.effects())
            : turn;
      }
    },
    DANGER_IS_TAKEN_AS_A_WISH {
      @Override
      Turn step(State state, Input input) {
        return DIALOGUE.step(
            state,
            input instanceof Input.Said(Understanding text, var found, var reliance)
                ? new Input.Said(text.with(Safety.NONE), found)
                : input);
      }
    },
    SURVEY_IN_THE_FLOW {
      @Override
      Turn step(State state, Input input) {
        Turn turn = DIALOGUE.step(state, input);
        return new Turn(
            turn.state(),
            turn.replies().stream()
                .map(
                    reply ->
                        reply instanceof Reply.Answer answer
                            ? new Reply.Answer(Survey.ALLOWED, answer.suggestions())
                            : reply)
                .toList(),
            turn.effects());
      }
    };

    abstract Turn step(State state, Input input);
  }

  @ParameterizedTest
  @EnumSource
  void brokenGuardIsFoundWithTheShortestPathToIt(Sabotage sabotage) {
    assertThatThrownBy(() -> new Walk(sabotage::step).everywhere())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("→");
  }

  @Test
  void breachIsToldWithTheShortestOfAllPathsToIt() {
    assertThatThrownBy(() -> new Walk(Sabotage.TYPED_YES_CONFIRMS::step).everywhere())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("a deletion was confirmed without the final yes\n")
        .satisfies(
            breach -> {
              List<String> path =
                  String.valueOf(breach.getMessage())
                      .lines()
                      .filter(line -> line.startsWith("→ "))
                      .toList();
              // Wish, decline, yes to the warning, request made, verified, and the typed "yes".
              assertThat(path).hasSize(6);
              assertThat(path.getFirst()).contains("DELETE_ACCOUNT");
              assertThat(path.get(2)).contains("CONTINUE");
              assertThat(path.getLast()).contains("AFFIRM");
            });
  }

  private static Set<Suggestion> suggestions(Reply reply) {
    return switch (reply) {
      case Reply.Say(var line, var suggestions) -> Set.copyOf(suggestions);
      case Reply.Notice(var line, var suggestions) -> Set.copyOf(suggestions);
      case Reply.Answer(var survey, var suggestions) -> Set.copyOf(suggestions);
      case Reply.Passage(var topic, var survey, var suggestions) -> Set.copyOf(suggestions);
      case Reply.Ask a -> Set.of();
      case Reply.Checklist c -> Set.of();
      case Reply.ShowHandoff h -> Set.of();
      case Reply.ShowReceipt r -> Set.of();
      case Reply.CallPerson c -> Set.of();
    };
  }
}

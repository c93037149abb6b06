package dev.doorman.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Throws random conversations at the dialogue, with late news of any attempt among them. */
class DialoguePropertyTest {
  private final Dialogue dialogue = new Dialogue(new Policy(Alphabet.ITEMS, Api.PRESENT));

  @Property(tries = 2000)
  void everyConversationKeepsThePromises(@ForAll("conversations") List<Input> conversation) {
    State state = State.START;
    Promises promises = Promises.START;
    int requests = 0;
    for (Input input : conversation) {
      Turn turn = dialogue.step(state, input);
      promises = promises.watch(state, input, turn);
      requests +=
          (int) turn.effects().stream().filter(Effect.CreateRequest.class::isInstance).count();
      state = turn.state();
      assertThat(state.attempt()).as("one attempt, one request").isEqualTo(requests);
      assertThat(turn.effects()).allMatch(effect -> effect.attempt() == turn.state().attempt());
    }
  }

  @Property(tries = 500)
  void promptThatBecomesPendingIsShown(@ForAll("conversations") List<Input> conversation) {
    State state = State.START;
    for (Input input : conversation) {
      Turn turn = dialogue.step(state, input);
      var pending = turn.state().pending();
      if (pending.isPresent() && !pending.equals(state.pending())) {
        assertThat(turn.replies().stream().filter(Reply.Ask.class::isInstance).toList())
            .last()
            .isInstanceOfSatisfying(
                Reply.Ask.class, ask -> assertThat(ask.prompt()).isEqualTo(pending.get()));
      }
      state = turn.state();
    }
  }

  @Property(tries = 500)
  void newsOfAnotherAttemptChangesNothing(@ForAll("conversations") List<Input> conversation) {
    State state = State.START;
    for (Input input : conversation) {
      state = dialogue.step(state, input).state();
      for (News news : Alphabet.news()) {
        Turn late = dialogue.step(state, new Input.Heard(state.attempt() - 1, news));
        assertThat(late).isEqualTo(new Turn(state, List.of(), List.of()));
      }
    }
  }

  @Property(tries = 500)
  void buttonOfAPromptThatIsNotPendingChangesNothing(
      @ForAll("conversations") List<Input> conversation) {
    State state = State.START;
    for (Input input : conversation) {
      state = dialogue.step(state, input).state();
      for (PromptName prompt : PromptName.values()) {
        if (state.pending().filter(prompt::equals).isEmpty()) {
          for (PromptName.Option option : prompt.options()) {
            assertThat(dialogue.step(state, new Input.Chose(prompt, option)))
                .isEqualTo(new Turn(state, List.of(), List.of()));
          }
        }
      }
    }
  }

  /** Inputs weighed towards those that lead on, so that deep states are met often. */
  @Provide
  Arbitrary<List<Input>> conversations() {
    List<Input> any =
        List.of(0, 1, 2).stream().flatMap(a -> Alphabet.inputs(a).stream()).distinct().toList();
    List<Input> leading =
        any.stream()
            .filter(
                input ->
                    input instanceof Input.Chose
                        || input instanceof Input.Heard
                        || input instanceof Input.Silence)
            .toList();
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.of(any)),
            net.jqwik.api.Tuple.of(3, Arbitraries.of(leading)))
        .list()
        .ofMaxSize(60);
  }
}

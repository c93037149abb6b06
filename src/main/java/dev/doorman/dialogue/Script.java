package dev.doorman.dialogue;

import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.dialogue.Reply.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes one turn: the state as it changes, what is said, what is to be done. Not thread-safe. */
final class Script {
  private State state;
  private final List<Reply> replies = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  Script(State state) {
    this.state = state;
  }

  State state() {
    return state;
  }

  Flow flow() {
    return state.flow();
  }

  void become(State next) {
    state = next;
  }

  void go(Flow next) {
    state = state.with(next);
  }

  void say(Line line, Suggestion... suggestions) {
    replies.add(new Reply.Say(line, List.of(suggestions)));
  }

  void notice(Line line, Suggestion... suggestions) {
    replies.add(new Reply.Notice(line, List.of(suggestions)));
  }

  void answer(List<Suggestion> suggestions) {
    replies.add(new Reply.Answer(Survey.ALLOWED, suggestions));
  }

  void passage(Topic topic, Suggestion... suggestions) {
    replies.add(new Reply.Passage(topic, Survey.ALLOWED, List.of(suggestions)));
  }

  void show(Reply reply) {
    replies.add(reply);
  }

  /** Whether nothing is said so far. */
  boolean isSilent() {
    return replies.isEmpty();
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  /** Shows the pending prompt, where there is one. */
  void ask(Form form) {
    state
        .pending()
        .ifPresent(
            prompt ->
                replies.add(
                    new Reply.Ask(
                        prompt,
                        form,
                        flow() instanceof Flow.Warning(Set<ItemId> done) ? done : Set.of(),
                        flow() instanceof Flow.FinalConfirmation confirmation
                            ? Optional.of(confirmation.account())
                            : Optional.empty())));
  }

  /** Goes to a step and asks its question for the first time. */
  void askAt(Flow next) {
    go(next);
    ask(Form.FULL);
  }

  Turn turn() {
    return new Turn(state, replies.stream().map(this::withoutSurveyInFlow).toList(), effects);
  }

  /** No "was this helpful?" while a flow is open. */
  private Reply withoutSurveyInFlow(Reply reply) {
    if (!state.inFlow()) {
      return reply;
    }
    return switch (reply) {
      case Reply.Answer answer -> new Reply.Answer(Survey.NOT_NOW, answer.suggestions());
      case Reply.Passage passage ->
          new Reply.Passage(passage.topic(), Survey.NOT_NOW, passage.suggestions());
      default -> reply;
    };
  }
}

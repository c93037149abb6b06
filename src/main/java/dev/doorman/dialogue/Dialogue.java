package dev.doorman.dialogue;

import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The conversation as a pure function: a state and an input give a turn.
 *
 * <p>It answers every input in every state; an input that does not fit (a button of a prompt that
 * is not pending, late news of an earlier attempt) leaves the state as it is and says nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Dialogue {
  private final Policy policy;
  private final Observer observer;

  public Dialogue(Policy policy) {
    this(policy, (before, input, turn) -> {});
  }

  /** The same dialogue, with somebody who is told every step. */
  public Dialogue(Policy policy, Observer observer) {
    this.policy = policy;
    this.observer = observer;
  }

  /** Is told every step after it was made; it changes nothing about it. */
  public interface Observer {
    void stepped(State before, Input input, Turn turn);
  }

  /**
   * What the installation brings to the dialogue.
   *
   * @param items the checklist of the warning
   * @param api whether there is a deletion API to hand a request to
   */
  public record Policy(List<ItemId> items, Api api) {
    /** Whether there is a deletion API. */
    public enum Api {
      PRESENT,
      ABSENT
    }

    public Policy {
      items = List.copyOf(items);
    }
  }

  /** The first turn of a conversation: the bot says that it is one. */
  public Turn open() {
    var script = new Script(State.START);
    script.say(Line.GREETING, Suggestion.TALK_TO_PERSON);
    return script.turn();
  }

  /** Shows the question that waits for an answer in full, where there is one; changes nothing. */
  public Turn again(State state) {
    var script = new Script(state);
    script.ask(Form.FULL);
    return script.turn();
  }

  /**
   * Whether the intent of a text decides what a chat that has just begun makes of it, and not what
   * the articles hold, or something that goes before the intent.
   */
  public static boolean actsOn(Input.Said said) {
    return Meaning.isActedOn(said);
  }

  /** Takes an input in a state. */
  public Turn step(State state, Input input) {
    var script = new Script(state);
    switch (input) {
      case Input.Said said -> new Talk(policy, script).hear(said);
      case Input.Picked(Suggestion suggestion) -> new Talk(policy, script).take(suggestion);
      case Input.Chose(PromptName prompt, PromptName.Option option) -> {
        if (state.pending().filter(prompt::equals).isPresent()) {
          new Steps(policy, script).choose(option);
        }
      }
      case Input.Ticked(ItemId item, Tick tick) -> tick(script, item, tick);
      case Input.Heard(int attempt, News news) -> {
        if (attempt == state.attempt()) {
          new Hearing(script).hear(news);
        }
      }
      case Input.Silence() -> {
        if (script.flow() instanceof Flow.CustomersTurn step) {
          script.askAt(new Flow.Parked(step));
        }
      }
    }
    Turn turn = script.turn();
    observer.stepped(state, input, turn);
    return turn;
  }

  private void tick(Script script, ItemId item, Tick tick) {
    if (script.flow() instanceof Flow.Warning(Set<ItemId> before)
        && policy.items().contains(item)) {
      var done = new HashSet<>(before);
      switch (tick) {
        case DONE -> done.add(item);
        case NOT_DONE -> done.remove(item);
      }
      script.go(new Flow.Warning(done));
      script.show(new Reply.Checklist(done));
    }
  }
}

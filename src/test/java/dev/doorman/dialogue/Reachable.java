package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a walk through all of the dialogue comes to; walked once for all tests of a process. */
public final class Reachable {
  static final Dialogue DIALOGUE = new Dialogue(new Policy(Alphabet.ITEMS, Api.PRESENT));

  private static @Nullable Walk walked;

  private Reachable() {}

  /** What is done with each state and input that can meet. */
  interface Watcher {
    void see(State before, Input input, Turn turn);
  }

  /**
   * The dialogue walked through.
   *
   * @throws AssertionError with the shortest path to it where a promise is broken
   */
  static synchronized Walk walk() {
    if (walked == null) {
      walked = new Walk(DIALOGUE::step).everywhere();
    }
    return walked;
  }

  /** All states that the dialogue can come to. */
  public static List<State> states() {
    return walk().states();
  }

  /** Takes every step from every state that can be reached. */
  static void eachStep(Watcher watcher) {
    for (State state : states()) {
      for (Input input : Alphabet.inputs(state.attempt())) {
        watcher.see(state, input, DIALOGUE.step(state, input));
      }
    }
  }

  /**
   * The kinds of states and inputs that can meet; where an input says, asks and changes nothing, it
   * is left.
   */
  public static Set<Situation> situations() {
    Set<Situation> found = new HashSet<>();
    eachStep(
        (before, input, turn) -> {
          if (!turn.replies().isEmpty()
              || !turn.effects().isEmpty()
              || !turn.state().equals(before)) {
            found.add(Situation.of(before, input));
          }
        });
    return new TreeSet<>(found);
  }
}

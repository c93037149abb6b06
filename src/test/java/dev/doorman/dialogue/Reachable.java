package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Dialogue.Policy.Api;
import java.util.Set;
import java.util.TreeSet;

/** The kinds of states and inputs that can meet, and where something then happens. */
public final class Reachable {
  private Reachable() {}

  /** All states that the dialogue can come to. */
  public static Iterable<State> states() {
    var dialogue = new Dialogue(new Policy(Alphabet.ITEMS, Api.PRESENT));
    return new Walk(dialogue::step).everywhere().states();
  }

  /** By walking all of the dialogue; where an input says, asks and changes nothing, it is left. */
  public static Set<Situation> situations() {
    Set<Situation> found = new TreeSet<>();
    var dialogue =
        new Dialogue(
            new Policy(Alphabet.ITEMS, Api.PRESENT),
            (before, input, turn) -> {
              if (!turn.replies().isEmpty()
                  || !turn.effects().isEmpty()
                  || !turn.state().equals(before)) {
                found.add(Situation.of(before, input));
              }
            });
    new Walk(dialogue::step).everywhere();
    return found;
  }
}

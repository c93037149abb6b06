package dev.doorman.dialogue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Walks every reachable state of a dialogue with every input, breadth first. Most inputs change
 * nothing, which is seen by the same object coming back: comparing millions by value takes long.
 */
@SuppressWarnings("ReferenceEquality")
final class Walk {
  /** A state of the dialogue together with what the watcher of the promises has seen. */
  record Place(State state, Promises promises) {}

  private record Step(@Nullable Place from, @Nullable Input by) {}

  private final BiFunction<State, Input, Turn> dialogue;
  private final Map<Place, Step> seen = new HashMap<>();
  private List<State> states = List.of();
  private long transitions;

  Walk(BiFunction<State, Input, Turn> dialogue) {
    this.dialogue = dialogue;
  }

  /**
   * Goes everywhere.
   *
   * @throws AssertionError with the shortest path to it where a promise is broken
   */
  Walk everywhere() {
    var start = new Place(State.START, Promises.START);
    var open = new ArrayDeque<Place>(List.of(start));
    seen.put(start, new Step(null, null));
    while (!open.isEmpty()) {
      Place here = open.remove();
      for (Input input : Alphabet.inputs(here.state().attempt())) {
        Place there = go(here, input);
        transitions++;
        if (there != here && seen.putIfAbsent(there, new Step(here, input)) == null) {
          open.add(there);
        }
      }
    }
    states = seen.keySet().stream().map(Place::state).distinct().toList();
    return this;
  }

  private Place go(Place here, Input input) {
    try {
      Turn turn = dialogue.apply(here.state(), input);
      Promises after = here.promises().watch(here.state(), input, turn);
      State next = folded(turn.state());
      return next == here.state() && after.equals(here.promises()) ? here : new Place(next, after);
    } catch (Promises.Breach breach) {
      throw new AssertionError(breach.getMessage() + "\n" + path(here, input), breach);
    }
  }

  /** The number of an attempt is only compared for equality: two of them stand for all. */
  private static State folded(State state) {
    if (state.attempt() <= 1) {
      return state;
    }
    return new State(
        state.flow(),
        state.offer(),
        1,
        state.unclear(),
        state.handOver(),
        state.ending(),
        state.contact(),
        state.caution());
  }

  private String path(Place last, Input input) {
    List<String> lines = new ArrayList<>(List.of("→ " + input));
    Place place = last;
    while (true) {
      Step step = seen.get(place);
      lines.add("  " + place.state());
      if (step == null || step.from() == null) {
        break;
      }
      lines.add("→ " + step.by());
      place = step.from();
    }
    Collections.reverse(lines);
    return String.join("\n", lines);
  }

  /** Each state that was come to, once. */
  List<State> states() {
    return states;
  }

  int places() {
    return seen.size();
  }

  long transitions() {
    return transitions;
  }
}

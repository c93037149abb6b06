package dev.doorman.conversation;

import java.util.ArrayList;
import java.util.List;

/**
 * Who answers from now on, and what a turn changes about hand-overs.
 *
 * @param to who answers after the turn
 */
record Move(Desk to, List<HandOverChange> changes) {
  Move {
    changes = List.copyOf(changes);
  }

  Move(Desk to, HandOverChange change) {
    this(to, List.of(change));
  }

  /** The same, where the customer is told a place in the queue with it. */
  Move and(int place) {
    if (!(to instanceof Desk.Waiting(int nr))) {
      return this;
    }
    return and(new HandOverChange.Placed(nr, place));
  }

  /** The same, and this with it. */
  Move and(HandOverChange more) {
    var all = new ArrayList<>(changes);
    all.add(more);
    return new Move(to, all);
  }

  /** Nothing changes. */
  static Move none(Conversation before) {
    return new Move(before.desk(), List.of());
  }
}

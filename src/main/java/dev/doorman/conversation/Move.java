package dev.doorman.conversation;

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

  /** Nothing changes. */
  static Move none(Conversation before) {
    return new Move(before.desk(), List.of());
  }
}

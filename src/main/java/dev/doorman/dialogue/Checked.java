package dev.doorman.dialogue;

import dev.doorman.dialogue.Input.Tick;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a text tells about the checklist of the warning. */
public sealed interface Checked {
  record Nothing() implements Checked {}

  /** These items are done, or not done after all. */
  record Items(Set<ItemId> items, Tick tick) implements Checked {
    public Items {
      items = Set.copyOf(items);
    }
  }

  /** So many items from the top are done. */
  record First(int count) implements Checked {}

  /** All of it is done. */
  record All() implements Checked {}

  /** It is to be passed over. */
  record Skip() implements Checked {}

  /**
   * The items that are done after this.
   *
   * @param items the checklist
   * @param before the items done so far
   */
  default Set<ItemId> after(List<ItemId> items, Set<ItemId> before) {
    var done = new HashSet<>(before);
    switch (this) {
      case Nothing nothing -> {}
      case Skip skip -> {}
      case Items(Set<ItemId> named, Tick tick) -> {
        var known = new HashSet<>(named);
        known.retainAll(items);
        switch (tick) {
          case DONE -> done.addAll(known);
          case NOT_DONE -> done.removeAll(known);
        }
      }
      case First(int count) -> done.addAll(items.subList(0, Math.clamp(count, 0, items.size())));
      case All all -> done.addAll(items);
    }
    return done;
  }
}

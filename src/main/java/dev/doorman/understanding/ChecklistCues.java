package dev.doorman.understanding;

import dev.doorman.dialogue.Checked;
import dev.doorman.dialogue.Input.Tick;
import dev.doorman.dialogue.ItemId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How it is told in one language that something on the checklist is done. Empty where a language
 * does not say: then the items are ticked by hand.
 *
 * @param names what each item is called
 * @param done what tells by itself that an item is done ("I backed up")
 * @param first what tells that so many from the top are done
 * @param all what tells that all is done
 * @param tick what tells that an item named beside it is done
 * @param notDone what tells that it is not
 * @param skip what passes over the list
 */
record ChecklistCues(
    Map<ItemId, List<Pattern>> names,
    Map<ItemId, List<Pattern>> done,
    Map<Integer, List<Pattern>> first,
    List<Pattern> all,
    List<Pattern> tick,
    List<Pattern> notDone,
    List<Pattern> skip) {
  ChecklistCues {
    names = Map.copyOf(names);
    done = Map.copyOf(done);
    first = Map.copyOf(first);
    all = List.copyOf(all);
    tick = List.copyOf(tick);
    notDone = List.copyOf(notDone);
    skip = List.copyOf(skip);
  }

  /** What a text that asks nothing tells; in the form in which texts are compared. */
  Checked read(String plain) {
    Set<ItemId> told = new LinkedHashSet<>(in(done, plain));
    if (has(notDone, plain)) {
      told.addAll(in(names, plain));
      return told.isEmpty() ? new Checked.Nothing() : new Checked.Items(told, Tick.NOT_DONE);
    }
    if (has(skip, plain)) {
      return new Checked.Skip();
    }
    if (has(tick, plain)) {
      told.addAll(in(names, plain));
    }
    if (!told.isEmpty()) {
      return new Checked.Items(told, Tick.DONE);
    }
    for (var count : first.entrySet()) {
      if (has(count.getValue(), plain)) {
        return new Checked.First(count.getKey());
      }
    }
    return has(all, plain) ? new Checked.All() : new Checked.Nothing();
  }

  private static List<ItemId> in(Map<ItemId, List<Pattern>> items, String plain) {
    return items.entrySet().stream()
        .filter(item -> has(item.getValue(), plain))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean has(List<Pattern> patterns, String plain) {
    return patterns.stream().anyMatch(pattern -> pattern.matcher(plain).find());
  }
}

package dev.doorman.knowledge;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Anchors of an article's headings by GitHub's rule: small letters, digits, marks, {@code _} and
 * {@code -} of all scripts; spaces become dashes, all else goes, and one that is there already gets
 * a number. Anchors that the author wrote come first, wherever they stand. For one thread.
 */
final class Slugs {
  private static final Pattern OUT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}\\p{Pc}\\- ]");

  private final Set<String> taken = new HashSet<>();
  private final Set<String> kept = new HashSet<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** The anchor of a text, without regard to others; empty where nothing of it can stand in one. */
  static String plain(String text) {
    return OUT.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("").replace(' ', '-');
  }

  /** No heading gets this anchor, which the author wrote somewhere. */
  void reserve(String written) {
    taken.add(written);
  }

  /** Gives an anchor that the author wrote to what it stands at; whether it is the first so. */
  boolean keep(String written) {
    taken.add(written);
    return kept.add(written);
  }

  /** The anchor of a heading that has none of its own. */
  String of(String heading) {
    String plain = plain(heading);
    String base = plain.isEmpty() ? "section" : plain;
    String anchor = base;
    while (!taken.add(anchor)) {
      anchor = base + "-" + numbers.merge(base, 1, Integer::sum);
    }
    return anchor;
  }
}

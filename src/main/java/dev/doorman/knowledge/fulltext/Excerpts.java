package dev.doorman.knowledge.fulltext;

import com.ibm.icu.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts the part of a text that has most of the words, and marks them. */
final class Excerpts {
  /** In UTF-16 units. */
  private static final int LENGTH_MOST = 180;

  /** An excerpt begins with the line of its first word, if that is not further away. */
  private static final int LEAD_MOST = 90;

  private static final String MORE = "…";

  private Excerpts() {}

  /**
   * A place in a text.
   *
   * @param end behind its last UTF-16 unit
   */
  record Place(int start, int end) {
    boolean overlaps(Place other) {
      return start < other.end && other.start < end;
    }
  }

  /**
   * The whole text with its words marked.
   *
   * @param places in order, without overlaps
   */
  static List<Fragment> whole(String text, List<Place> places) {
    return marked(text, 0, text.length(), places);
  }

  /**
   * At most {@value #LENGTH_MOST} units and an ellipsis on each side.
   *
   * @param places in order, without overlaps
   */
  static List<Fragment> cut(String text, List<Place> places, Locale locale) {
    BreakIterator words = BreakIterator.getWordInstance(locale);
    words.setText(text);
    int from = 0;
    int most = -1;
    for (Place place : places) {
      int start = start(text, place.start(), words);
      int has = distinct(text, places, start, start + LENGTH_MOST);
      if (has > most) {
        most = has;
        from = start;
      }
    }
    int to = end(text, from, words);
    List<Fragment> cut = new ArrayList<>();
    if (from > 0 && text.charAt(from - 1) != '\n') {
      cut.add(new Fragment(MORE + " ", false));
    }
    cut.addAll(marked(text, from, to, places));
    if (to < text.length()) {
      cut.add(new Fragment(" " + MORE, false));
    }
    return List.copyOf(cut);
  }

  /** The beginning of the line, else of a word some way before. */
  private static int start(String text, int at, BreakIterator words) {
    int line = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
    if (at == 0 || at - line <= LEAD_MOST) {
      return Math.min(line, at);
    }
    int start = words.following(at - LEAD_MOST / 2);
    while (start < at && !Character.isLetterOrDigit(text.codePointAt(start))) {
      start = words.next();
    }
    return start;
  }

  private static int end(String text, int from, BreakIterator words) {
    if (text.length() - from <= LENGTH_MOST) {
      return text.length();
    }
    int end = words.preceding(from + LENGTH_MOST + 1);
    end = end > from ? end : from + LENGTH_MOST;
    while (end > from + 1 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static int distinct(String text, List<Place> places, int from, int to) {
    Set<String> words = new HashSet<>();
    for (Place place : places) {
      if (place.start() >= from && place.end() <= to) {
        words.add(text.substring(place.start(), place.end()).toLowerCase(Locale.ROOT));
      }
    }
    return words.size();
  }

  private static List<Fragment> marked(String text, int from, int to, List<Place> places) {
    List<Fragment> fragments = new ArrayList<>();
    int done = from;
    for (Place place : places) {
      if (place.start() >= done && place.end() <= to) {
        add(fragments, text.substring(done, place.start()), false);
        add(fragments, text.substring(place.start(), place.end()), true);
        done = place.end();
      }
    }
    add(fragments, text.substring(done, to), false);
    return fragments;
  }

  private static void add(List<Fragment> fragments, String text, boolean isMarked) {
    if (!text.isEmpty()) {
      fragments.add(new Fragment(text.replaceAll("\\s+", " "), isMarked));
    }
  }
}

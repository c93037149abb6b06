package dev.doorman.answer.check;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the check knows of English. Whatever is in none of these lists is a word with a meaning, and
 * has to stand in the passages; so a word that is missing here costs style, never truth.
 */
final class English {
  /** Words that say nothing by themselves. No auxiliary of the past is among them: it claims. */
  private static final Set<String> FREE =
      Set.of(
          ("a an the this that these those it its your you yours their they them is are be do does"
                  + " doing to of in on at for with by from as and so then also first next finally"
                  + " lastly please simply which there here how will following s")
              .split(" "));

  private static final Set<String> NEGATIONS =
      Set.of("not", "cannot", "no", "never", "without", "none", "neither", "nor", "nothing");

  /** Words that bound what a sentence says: none may be left out where the passage has one. */
  private static final Set<String> BINDING =
      Set.of(
          ("upto may usual if unless until before after only when must should need least most"
                  + " permanent while during within about around except some often")
              .split(" "));

  private static final Map<String, String> NUMBERS =
      Map.ofEntries(
          Map.entry("zero", "0"),
          Map.entry("one", "1"),
          Map.entry("two", "2"),
          Map.entry("three", "3"),
          Map.entry("four", "4"),
          Map.entry("five", "5"),
          Map.entry("six", "6"),
          Map.entry("seven", "7"),
          Map.entry("eight", "8"),
          Map.entry("nine", "9"),
          Map.entry("ten", "10"),
          Map.entry("eleven", "11"),
          Map.entry("twelve", "12"),
          Map.entry("thirteen", "13"),
          Map.entry("fourteen", "14"),
          Map.entry("fifteen", "15"),
          Map.entry("sixteen", "16"),
          Map.entry("seventeen", "17"),
          Map.entry("eighteen", "18"),
          Map.entry("nineteen", "19"),
          Map.entry("twenty", "20"),
          Map.entry("thirty", "30"),
          Map.entry("forty", "40"),
          Map.entry("fifty", "50"),
          Map.entry("sixty", "60"),
          Map.entry("seventy", "70"),
          Map.entry("eighty", "80"),
          Map.entry("ninety", "90"),
          Map.entry("hundred", "100"),
          Map.entry("thousand", "1000"));

  /** Words that may stand for each other, by their stems. */
  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("eras", "delet"),
          Map.entry("press", "tap"),
          Map.entry("select", "tap"),
          Map.entry("choos", "tap"),
          Map.entry("click", "tap"),
          Map.entry("log", "sign"),
          Map.entry("permanent", "permanent"),
          Map.entry("forever", "permanent"),
          Map.entry("irreversib", "permanent"),
          Map.entry("irreversibl", "permanent"),
          Map.entry("typical", "usual"),
          Map.entry("usual", "usual"),
          Map.entry("might", "may"),
          Map.entry("undon", "undo"),
          Map.entry("revers", "undo"),
          Map.entry("restor", "recov"),
          Map.entry("recover", "recov"),
          Map.entry("each", "all"),
          Map.entry("every", "all"),
          Map.entry("visit", "open"),
          Map.entry("go", "open"),
          Map.entry("goe", "open"));

  private static final Set<String> PAST = Set.of("gone", "done", "undone", "made", "sent", "taken");

  /** Phrases that mean what one word means; each sees what those before it left. */
  private static final List<Phrase> PHRASES =
      List.of(
          phrase("(?:rather than|instead of|in place of|no longer)", "not"),
          phrase("(?:up to|at most|no more than)", "upto"),
          phrase("(?:for good|for ever)", "permanently"),
          phrase("can(?: not|'t)", "cannot"),
          phrase("(\\p{L}+)n't", "$1 not"),
          phrase("if you (?:want|wish|would like|'d like) to", "to"));

  private record Phrase(Pattern found, String word) {}

  /** Sentences that only lead to what follows. */
  private static final Pattern LEAD =
      Pattern.compile(
          "(?:here (?:is|are) (?:how(?: to do (?:it|this|that))?|the steps)|here's how"
              + "|(?:please )?follow these steps|these are the steps|the steps are)[:.]?",
          Pattern.CASE_INSENSITIVE);

  /** Endings from the longest to the shortest; what is left has three letters or more. */
  private static final List<String> ENDINGS =
      List.of("ations", "ation", "ions", "ion", "ing", "ies", "ly", "ed", "es", "s", "e");

  private static final int SHORTEST_STEM = 3;

  private English() {}

  private static Phrase phrase(String regex, String word) {
    return new Phrase(Pattern.compile("\\b" + regex + "\\b", Pattern.CASE_INSENSITIVE), word);
  }

  /** The text with its phrases as single words. */
  static String joined(String text) {
    String joined = text;
    for (Phrase phrase : PHRASES) {
      joined = phrase.found().matcher(joined).replaceAll(phrase.word());
    }
    return joined;
  }

  static boolean isLead(String sentence) {
    return LEAD.matcher(sentence.strip()).matches();
  }

  static boolean isFree(String word) {
    return FREE.contains(word);
  }

  static boolean isNegation(String word) {
    return NEGATIONS.contains(word);
  }

  static boolean isBinding(String term) {
    return BINDING.contains(term);
  }

  static boolean isPast(String word) {
    return word.endsWith("ed") || PAST.contains(word);
  }

  /** The number that a word stands for, or the word. */
  static String number(String word) {
    return NUMBERS.getOrDefault(word, word);
  }

  static boolean isNumber(String term) {
    return Character.isDigit(term.charAt(0));
  }

  /** What stands for a word and its forms: {@code deleting}, {@code deletion} and {@code erase}. */
  static String term(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    String stem = stem(lower);
    return SAME.getOrDefault(lower, SAME.getOrDefault(stem, stem));
  }

  private static String stem(String word) {
    if (isBinding(word)) {
      return word;
    }
    for (String ending : ENDINGS) {
      int left = word.length() - ending.length();
      if (left >= SHORTEST_STEM && word.endsWith(ending)) {
        return undoubled(word.substring(0, left));
      }
    }
    return word;
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    return last >= SHORTEST_STEM
            && stem.charAt(last) == stem.charAt(last - 1)
            && "bdgmnprt".indexOf(stem.charAt(last)) >= 0
        ? stem.substring(0, last)
        : stem;
  }
}

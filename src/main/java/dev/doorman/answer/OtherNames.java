package dev.doorman.answer;

import dev.doorman.answer.Finding.Piece;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tells a question about somebody else's product from one about the article's own, by its words.
 *
 * <p>An article whose front matter names a product ("Mi Account") is not asked about where the word
 * before the product's kind ("Facebook account") or a capitalised name stands nowhere in the
 * article, its example questions included. Where the article names another thing of that kind
 * itself ("Google Account"), only a passage that does so answers. An article without a product
 * takes all questions.
 */
final class OtherNames {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern SENTENCE = Pattern.compile("[.?!:;\\n\"“”()]+\\s*");

  /** From this length on a word with one letter wrong is still the same word. */
  private static final int FUZZY_FROM = 5;

  private static final int SHORTEST_NAME = 3;

  private OtherNames() {}

  /** Whether the question names something else than the passage is about. */
  static boolean in(String question, Piece piece) {
    Article article = piece.from().article();
    if (article.product().isEmpty()) {
      return false;
    }
    List<String> product = words(article.product().get().toLowerCase(Locale.ROOT));
    String kind = product.getLast();
    Set<String> known = vocabulary(article);
    for (String sentence : SENTENCE.split(question)) {
      List<String> words = words(sentence);
      boolean title = words.stream().filter(OtherNames::isCapitalised).count() * 2 > words.size();
      for (int i = 1; i < words.size(); i++) {
        String word = words.get(i).toLowerCase(Locale.ROOT);
        String before = words.get(i - 1).toLowerCase(Locale.ROOT);
        boolean named = isKind(word, kind) && !product.contains(before);
        if (named && !isKnown(before, known)
            || named && isNameIn(article, before, kind) && !says(piece, before)
            || !title && isName(words.get(i)) && !isKnown(word, known)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isKind(String word, String kind) {
    return word.equals(kind) || word.equals(kind + "s");
  }

  private static boolean isCapitalised(String word) {
    return Character.isUpperCase(word.codePointAt(0));
  }

  /** A capital letter and a small one behind it: no abbreviation, nobody shouting. */
  private static boolean isName(String word) {
    return word.length() >= SHORTEST_NAME
        && isCapitalised(word)
        && word.chars().skip(1).anyMatch(Character::isLowerCase);
  }

  private static boolean isNameIn(Article article, String name, String kind) {
    return Pattern.compile(
            "(?<=[\\p{Ll},] )" + Pattern.quote(name) + " " + Pattern.quote(kind) + "\\b",
            Pattern.CASE_INSENSITIVE)
        .matcher(
            article.sections().stream()
                .map(section -> PlainText.of(section.blocks()))
                .reduce("", (all, text) -> all + "\n" + text))
        .results()
        .anyMatch(found -> isCapitalised(found.group()));
  }

  private static boolean says(Piece piece, String word) {
    return words(piece.passage().text().toLowerCase(Locale.ROOT)).contains(word);
  }

  private static Set<String> vocabulary(Article article) {
    Set<String> known = new HashSet<>();
    Stream.of(
            Stream.of(article.title(), article.product().orElse("")),
            Stream.of(PlainText.of(article.introduction())),
            article.sections().stream().map(Section::heading),
            article.sections().stream().map(section -> PlainText.of(section.blocks())),
            article.questions().values().stream().flatMap(List::stream))
        .flatMap(texts -> texts)
        .forEach(text -> known.addAll(words(text.toLowerCase(Locale.ROOT))));
    return known;
  }

  private static boolean isKnown(String word, Set<String> known) {
    return known.contains(word)
        || word.chars().anyMatch(Character::isDigit)
        || word.length() >= FUZZY_FROM
            && known.stream().anyMatch(other -> isOneLetterOff(word, other));
  }

  /** One letter added, left out, changed, or swapped with its neighbour. */
  static boolean isOneLetterOff(String one, String other) {
    int start = 0;
    int most = Math.min(one.length(), other.length());
    while (start < most && one.charAt(start) == other.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start
        && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
      end++;
    }
    int left = one.length() - start - end;
    int right = other.length() - start - end;
    boolean swapped =
        left == 2
            && right == 2
            && one.charAt(start) == other.charAt(start + 1)
            && one.charAt(start + 1) == other.charAt(start);
    return Math.max(left, right) <= 1 || swapped;
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }
}

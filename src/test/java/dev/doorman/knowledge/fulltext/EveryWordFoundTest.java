package dev.doorman.knowledge.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each word of each article finds its section. Words are taken from the texts by a rule of its own:
 * runs of letters, marks and digits, and of Chinese signs every two to four that follow each other.
 */
class EveryWordFoundTest {
  private static final Library LIBRARY = KnowledgeFolder.read(Path.of("knowledge")).library();
  private static final FullTextIndex INDEX = new FullTextIndex(LIBRARY);
  private static final Map<String, Set<String>> FOUND = new ConcurrentHashMap<>();
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern SIGNS = Pattern.compile("\\p{IsHan}+");
  private static final int LETTERS_LEAST = 3;
  private static final int SIGNS_MOST = 4;
  private static final int ALL = 1_000;

  static Stream<Article> articles() {
    return LIBRARY.articles().stream();
  }

  @ParameterizedTest
  @MethodSource("articles")
  void everyWordAndEveryPairOfNeighboursFindsItsSection(Article article) {
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (Section section : article.all()) {
      for (String line : lines(section)) {
        List<String> words = words(line);
        for (int i = 0; i < words.size(); i++) {
          asked += check(words.get(i), article, section, missed);
          if (i + 1 < words.size()) {
            asked += check(words.get(i) + " " + words.get(i + 1), article, section, missed);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(asked).isGreaterThan(300);
  }

  /** Words of signs in pieces of two to four, which is what Chinese words are. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    WORD.matcher(line)
        .results()
        .map(found -> found.group())
        .forEach(
            word -> {
              if (SIGNS.matcher(word).find()) {
                SIGNS.matcher(word).results().forEach(run -> pieces(run.group(), words));
              } else if (word.length() >= LETTERS_LEAST || Character.isDigit(word.charAt(0))) {
                words.add(word);
              }
            });
    return words;
  }

  private static void pieces(String run, List<String> words) {
    for (int from = 0; from < run.length(); from++) {
      for (int to = from + 2; to <= Math.min(run.length(), from + SIGNS_MOST); to++) {
        words.add(run.substring(from, to));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("articles")
  void everyLongerWordIsFoundByItsBeginning(Article article) {
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (Section section : article.all()) {
      for (String line : lines(section)) {
        for (String word : words(line)) {
          if (word.codePoints().allMatch(Character::isLetter) && word.length() > LETTERS_LEAST) {
            asked += check(word.substring(0, word.length() - 1), article, section, missed);
            asked += check(word.substring(0, LETTERS_LEAST), article, section, missed);
          }
        }
      }
    }
    assertThat(missed).isEmpty();
    assertThat(asked).isGreaterThan(50);
  }

  /** A typo that makes another word of the article is none. */
  @ParameterizedTest
  @MethodSource("articles")
  void everyLongerWordIsFoundWithOneLetterWrong(Article article) {
    var random = new Random(5);
    Set<String> written =
        article.all().stream()
            .flatMap(section -> lines(section).stream())
            .flatMap(line -> words(line).stream())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    List<String> missed = new ArrayList<>();
    int asked = 0;
    for (Section section : article.all()) {
      for (String line : lines(section)) {
        for (String word : words(line)) {
          if (word.length() < 6 || SIGNS.matcher(word).find()) {
            continue;
          }
          for (String typo : typos(word, random)) {
            if (!written.contains(typo.toLowerCase(Locale.ROOT))) {
              asked += check(typo, article, section, missed);
            }
          }
        }
      }
    }
    assertThat(missed).isEmpty();
    if (!article.locale().getLanguage().equals("zh")) {
      assertThat(asked).isGreaterThan(200);
    }
  }

  private static List<String> typos(String word, Random random) {
    int at = 1 + random.nextInt(word.length() - 2);
    char other = word.charAt((at + 2) % word.length());
    String left = word.substring(0, at);
    String right = word.substring(at + 1);
    return List.of(
        left + right,
        left + other + right,
        left + other + word.substring(at),
        left + right.charAt(0) + word.charAt(at) + right.substring(1));
  }

  @Test
  void nothingIsLeftOfTheOldLimit() {
    // Words of the article that the search of before found nothing for.
    for (String word : List.of("Mi", "typically", "separate", "anonymous", "Tap", "Sign", "15")) {
      assertThat(INDEX.search(word, List.of(Locale.ENGLISH), ALL).hits()).as(word).isNotEmpty();
    }
  }

  private static int check(String query, Article article, Section section, List<String> missed) {
    if (!find(query, article).contains(section.anchor())) {
      missed.add(query + " → " + section.anchor());
    }
    return 1;
  }

  private static Set<String> find(String query, Article article) {
    return FOUND.computeIfAbsent(article.locale() + query, key -> search(query, article));
  }

  private static Set<String> search(String query, Article article) {
    return Set.copyOf(
        INDEX.search(query, List.of(article.locale()), ALL).hits().stream()
            .filter(hit -> hit.found().article().version().equals(article.version()))
            .map(hit -> hit.found().section().anchor())
            .distinct()
            .toList());
  }

  private static List<String> lines(Section section) {
    return Stream.concat(section.heading().lines(), PlainText.of(section.blocks()).lines())
        .toList();
  }
}

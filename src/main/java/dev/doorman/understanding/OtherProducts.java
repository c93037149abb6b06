package dev.doorman.understanding;

import dev.doorman.dialogue.Intent;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Likeness;
import dev.doorman.knowledge.PlainText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells whether a text in one language is about the account of another product, by its name beside
 * the word for an account or behind the verb of a wish. A product that the articles speak of is
 * none of these.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
final class OtherProducts {
  private static final String FILE = "/languages/other-products.txt";
  private static final String CHINESE = "zh";
  private static final int WORDS_BETWEEN = 3;

  /** The wishes that are about an account's end; one switches from other products too. */
  private static final List<Intent> ENDING =
      List.of(Intent.DELETE_ACCOUNT, Intent.DEACTIVATE_ACCOUNT, Intent.SIGN_OUT);

  private static final List<String> NAMES = read();

  private final String language;
  private final Cues cues;
  private final Pattern name;
  private final Pattern beside;

  /**
   * @param account what an account is called in the language, as a regular expression
   * @param articles those whose own names count as none of others
   */
  OtherProducts(String language, String account, Cues cues, List<Article> articles) {
    this.language = language;
    this.cues = cues;
    String spoken =
        articles.stream()
            .flatMap(OtherProducts::texts)
            .map(text -> " " + plain(text, language) + " ")
            .collect(Collectors.joining(" "));
    String names =
        NAMES.stream()
            .map(each -> plain(each, language))
            .filter(each -> !each.isEmpty() && !spoken.contains(edged(each)))
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));
    boolean spaced = !language.equals(CHINESE);
    String accounts = "(?:" + Likeness.folded(account, language) + ")";
    String from = spaced ? "(?<!\\S)" : "";
    String to = spaced ? "(?!\\S)" : "";
    String gap = spaced ? "(?: [^ |]+){0,2} " : ".{0,3}";
    this.name = Pattern.compile(from + names + to);
    this.beside =
        Pattern.compile(
            from + names + gap + accounts + to + "|" + from + accounts + gap + names + to,
            Pattern.UNICODE_CHARACTER_CLASS);
  }

  private String edged(String each) {
    return language.equals(CHINESE) ? each : " " + each + " ";
  }

  private static String plain(String text, String language) {
    return SafetyCues.plain(text, language);
  }

  private static Stream<String> texts(Article article) {
    return Stream.concat(
        Stream.of(article.title(), PlainText.of(article.introduction())),
        article.sections().stream()
            .map(section -> section.heading() + "\n" + PlainText.of(section.blocks())));
  }

  /** Whether the text is about such a product's account. */
  boolean areIn(String text) {
    String plain = plain(text, language);
    if (beside.matcher(plain).find()) {
      return true;
    }
    Matcher named = name.matcher(plain);
    while (named.find()) {
      String before = before(plain, named.start());
      if (ENDING.stream().anyMatch(wish -> cues.names(wish, before))) {
        return true;
      }
    }
    return false;
  }

  /** The few words before a place, of the same clause. */
  private String before(String plain, int at) {
    String clause = plain.substring(plain.lastIndexOf('|', at) + 1, at).strip();
    if (language.equals(CHINESE)) {
      return clause.substring(Math.max(0, clause.length() - 2 * WORDS_BETWEEN));
    }
    List<String> words = List.of(clause.split(" "));
    return String.join(" ", words.subList(Math.max(0, words.size() - WORDS_BETWEEN), words.size()));
  }

  private static List<String> read() {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(OtherProducts.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(",")))
          .map(String::strip)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells somebody else's product from the article's own, by the words around its kind.
 *
 * <p>The kind is the last word of the product in the front matter: "account", for "Mi Account". A
 * text names another one where the word before the kind ("Facebook account"), or a capitalised name
 * that follows it ("account on Facebook"), stands nowhere in the article, its example questions
 * included; or where the article itself tells it apart by a name in capitals ("Google Account").
 * Where a word is refused that should not be, an example question with it is all that is needed.
 *
 * <p>An article without a product has no others.
 */
public final class OtherNames {
  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’-]\\p{L}+)*");
  private static final Pattern SENTENCE = Pattern.compile("[.?!:;,\\n\"“”()]+\\s*");

  private static final Set<String> NO_NAMES =
      Set.of(
          "a",
          "an",
          "the",
          "this",
          "that",
          "these",
          "those",
          "my",
          "our",
          "your",
          "any",
          "some",
          "every",
          "each",
          "one",
          "own",
          "another",
          "other",
          "which",
          "what",
          "such",
          "no",
          "and",
          "or",
          "of",
          "to",
          "with",
          "without",
          "in",
          "into",
          "from",
          "for",
          "by",
          "on",
          "as",
          "me",
          "is",
          "are",
          "whole",
          "entire",
          "existing",
          "current",
          "old",
          "new",
          "previous",
          "first",
          "main",
          "fucking",
          "damn",
          "bloody",
          "stupid");

  private final List<String> product;
  private final Set<String> known;
  private final List<String> texts;

  /** What is other than this article's product. */
  public OtherNames(Article article) {
    this.product = words(article.product().orElse(""));
    this.texts = product.isEmpty() ? List.of() : texts(article).toList();
    this.known = product.isEmpty() ? Set.of() : vocabulary(article, texts);
  }

  /** One mention of something of the product's kind. */
  private sealed interface Mention {
    /** It is the article's own, or may be. */
    record Own() implements Mention {}

    /** The article tells it apart from its own. */
    record Known(String name) implements Mention {}

    /** The article does not know it. */
    record Unknown() implements Mention {}
  }

  /** Whether a text asks for something else than what the article's passage is about. */
  public boolean in(String text, Passage passage) {
    return mentions(text).stream()
        .anyMatch(
            mention ->
                switch (mention) {
                  case Mention.Own() -> false;
                  case Mention.Known(String name) -> !words(lower(passage.text())).contains(name);
                  case Mention.Unknown() -> true;
                });
  }

  /** Whether a text is about others' products and not about the article's own. */
  public boolean areAllIn(String text) {
    List<Mention> mentions = mentions(text);
    return !mentions.isEmpty()
        && mentions.stream().noneMatch(mention -> mention instanceof Mention.Own);
  }

  private List<Mention> mentions(String text) {
    List<Mention> mentions = new ArrayList<>();
    if (!product.isEmpty()) {
      String kind = lower(product.getLast());
      for (String sentence : SENTENCE.splitAsStream(text).toList()) {
        List<String> words = words(sentence);
        for (int i = 0; i < words.size(); i++) {
          String word = lower(words.get(i));
          if (word.equals(kind) || word.equals(kind + "s")) {
            mentions.add(mention(words, i));
          }
        }
      }
    }
    return mentions;
  }

  private Mention mention(List<String> words, int at) {
    if (at + 2 < words.size()) {
      String behind = words.get(at + 2);
      if (Character.isUpperCase(behind.codePointAt(0))
          && Character.isLowerCase(words.get(at + 1).codePointAt(0))
          && !isKnown(lower(behind))) {
        return new Mention.Unknown();
      }
    }
    if (at == 0) {
      return new Mention.Own();
    }
    String before = lower(words.get(at - 1));
    if (!isKnown(before)) {
      return new Mention.Unknown();
    }
    return isToldApart(before) ? new Mention.Known(before) : new Mention.Own();
  }

  private boolean isToldApart(String name) {
    if (product.stream().anyMatch(word -> lower(word).equals(name))) {
      return false;
    }
    String capitalised = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return texts.stream().anyMatch(text -> text.contains(capitalised + " " + product.getLast()));
  }

  private static Set<String> vocabulary(Article article, List<String> texts) {
    return Stream.of(
            texts.stream(),
            article.questions().values().stream().flatMap(List::stream),
            article.product().stream())
        .flatMap(text -> text)
        .flatMap(text -> words(lower(text)).stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Stream<String> texts(Article article) {
    return Stream.concat(
        Stream.of(article.title(), PlainText.of(article.introduction())),
        article.sections().stream()
            .map(section -> section.heading() + "\n" + PlainText.of(section.blocks())));
  }

  /** Whether the article has the word, or it cannot be a product's name: a number, a possessive. */
  private boolean isKnown(String word) {
    return known.contains(word)
        || NO_NAMES.contains(word)
        || word.chars().noneMatch(Character::isLetter)
        || word.matches(".*['’].*");
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static List<String> words(String text) {
    return WORD.matcher(text).results().map(found -> found.group()).toList();
  }
}

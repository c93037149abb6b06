package dev.doorman.knowledge;

import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How alike two texts of one language are by their words, for languages that the embedding model
 * does not know: the cosine of their terms (tf-idf), and of their runs of letters, which forgives
 * endings and typos.
 *
 * <p>It is told on the scale of the model's cosines, where two texts that have nothing in common
 * have about 0.58, so that the thresholds over those hold for it as well.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class Likeness {
  /** What the model says of two texts that have nothing in common. */
  private static final double NOTHING = 0.58;

  /** What the terms weigh; the rest is for the runs of letters. */
  private static final double TERMS = 0.6;

  private static final int RUN = 3;
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern MARKS = Pattern.compile("\\p{Mn}+");

  private final String language;
  private final EverydaySpelling spelling;
  private final Terms kind;

  /** The first word of its group, for each word that has others of the same meaning. */
  private final Map<String, String> same = new HashMap<>();

  private final Map<String, Integer> frequencies = new HashMap<>();
  private final int texts;

  /** The features of a text with their weights, each of length 1 in all. */
  public record Weighed(Map<String, Double> terms, Map<String, Double> runs) {}

  /** Which words of a text count as its terms. */
  public enum Terms {
    /** Those that tell what it is about, in their basic form. */
    TELLING,
    /** All, as they are: what is wished for may hang on a "not". */
    ALL
  }

  /**
   * @param texts tell which words are common and say little
   * @param synonyms groups of words that mean the same
   */
  public Likeness(
      String language, Collection<String> texts, List<Set<String>> synonyms, Terms kind) {
    this.language = language;
    this.spelling = EverydaySpelling.of(language);
    this.kind = kind;
    synonyms.forEach(this::merge);
    Set<String> different = new HashSet<>(texts);
    this.texts = different.size();
    for (String text : different) {
      features(text).forEach(found -> frequencies.merge(found, 1, Integer::sum));
    }
  }

  /** A group counts with those of its words that are a single term. */
  private void merge(Set<String> group) {
    List<String> terms =
        group.stream()
            .map(word -> words(standard(word)))
            .filter(words -> words.size() == 1)
            .map(List::getFirst)
            .sorted()
            .toList();
    terms.forEach(term -> same.putIfAbsent(term, terms.getFirst()));
  }

  private Set<String> features(String text) {
    String plain = standard(text);
    Set<String> features = new HashSet<>(terms(plain));
    features.addAll(runs(plain));
    return features;
  }

  /** A text, ready to be compared. */
  public Weighed weigh(String text) {
    String plain = standard(text);
    return new Weighed(weights(terms(plain)), weights(runs(plain)));
  }

  /**
   * A text in the form in which it is compared: plain, with the standard words for everyday ones.
   */
  public String standard(String text) {
    return plain(spelling.standard(text), language);
  }

  private Map<String, Double> weights(List<String> features) {
    Map<String, Double> weights =
        features.stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.summingDouble(f -> 1)));
    weights.replaceAll((feature, count) -> Math.sqrt(count) * rarity(feature));
    double length =
        Math.sqrt(weights.values().stream().mapToDouble(weight -> weight * weight).sum());
    weights.replaceAll((feature, weight) -> weight / length);
    return weights;
  }

  private double rarity(String feature) {
    return 1 + Math.log((1.0 + texts) / (1 + frequencies.getOrDefault(feature, 0)));
  }

  /** From 0.58 for nothing in common to 1 for the same words. */
  public double between(Weighed one, Weighed other) {
    double runs = cosine(one.runs, other.runs);
    double terms =
        one.terms.isEmpty() && other.terms.isEmpty() ? runs : cosine(one.terms, other.terms);
    return NOTHING + (1 - NOTHING) * (TERMS * terms + (1 - TERMS) * runs);
  }

  private static double cosine(Map<String, Double> one, Map<String, Double> other) {
    Map<String, Double> few = one.size() < other.size() ? one : other;
    Map<String, Double> many = one.size() < other.size() ? other : one;
    double sum = 0;
    for (var entry : few.entrySet()) {
      sum += entry.getValue() * many.getOrDefault(entry.getKey(), 0.0);
    }
    return sum;
  }

  private List<String> terms(String plain) {
    List<String> words = words(plain);
    return hasSkeletons()
        ? Stream.concat(words.stream(), Stream.of(Skeleton.of(plain).split(" ")).map("^"::concat))
            .toList()
        : words;
  }

  private List<String> words(String plain) {
    // Chinese has no spaces to tell words by.
    List<String> words =
        kind == Terms.ALL && !language.equals("zh")
            ? List.of(plain.split(" "))
            : Analyzers.terms(plain, language);
    return words.stream().map(term -> same.getOrDefault(term, term)).toList();
  }

  /** Intents are told by words as they are; articles are searched in either script. */
  private boolean hasSkeletons() {
    return kind == Terms.TELLING && language.equals("hi");
  }

  /** Runs of neighbouring letters, with a space for the edge of a word; single Chinese signs. */
  private List<String> runs(String plain) {
    Stream<String> runs = runs(plain, "~");
    return (hasSkeletons() ? Stream.concat(runs, runs(Skeleton.of(plain), "^~")) : runs).toList();
  }

  private Stream<String> runs(String plain, String mark) {
    int[] signs = (" " + plain + " ").codePoints().toArray();
    int run = language.equals("zh") ? 1 : RUN;
    return IntStream.rangeClosed(0, signs.length - run)
        .mapToObj(from -> mark + new String(signs, from, run));
  }

  /**
   * A text without what people write in one way or another: case, accents, Arabic's hamza, Hindi's
   * dots, traditional and polite signs of Chinese, punctuation.
   */
  public static String plain(String text, String language) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    return NO_LETTERS.matcher(folded(lower, language)).replaceAll(" ").strip();
  }

  /** The same for all but case and punctuation, so that it can be done to an expression too. */
  public static String folded(String lower, String language) {
    return switch (language) {
      case "zh" ->
          SimplifiedChinese.of(lower)
              .replace('账', '帐')
              .replace('您', '你')
              .replace('户', '号')
              .replace('掉', '除');
      case "hi" ->
          Normalizer.normalize(lower, Normalizer.Form.NFD)
              .replace("\u093c", "")
              .replace('\u0901', '\u0902');
      default ->
          MARKS
              .matcher(Normalizer.normalize(lower, Normalizer.Form.NFD))
              .replaceAll("")
              .replace('ى', 'ي')
              .replace('ة', 'ه')
              .replace("\u0640", "");
    };
  }
}

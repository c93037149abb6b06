package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What {@link Evidence} is taken from, for the sections of one language; called by their place.
 * Immutable.
 */
final class EvidenceIndex {
  /** A function word of the question counts so much where the language's are known. */
  private static final double FUNCTION_WORD = 0.1;

  /** So many of the words that are covered least are looked at. */
  private static final int LEAST = 2;

  private final String language;
  private final Runs runs;
  private final Runs longRuns;
  private final List<Texts> sections = new ArrayList<>();

  /**
   * @param words of the whole section under its titles
   * @param passages each under its titles
   * @param runs of the whole section with its titles
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Texts(WordVectors words, List<Runs.Weighed> passages, int[] runs) {}

  EvidenceIndex(String language, List<SectionRef> refs, Embeddings embedder) {
    this.language = language;
    List<List<String>> inContext = refs.stream().map(EvidenceIndex::inContext).toList();
    List<String> wholes = inContext.stream().map(List::getFirst).toList();
    Set<String> all = new LinkedHashSet<>();
    inContext.forEach(all::addAll);
    runs = new Runs(language, 0, all);
    longRuns = new Runs(language, 1, wholes);
    Map<String, Embeddings.Read> read = embedder.readAll(new LinkedHashSet<>(wholes));
    for (List<String> texts : inContext) {
      String whole = texts.getFirst();
      sections.add(
          new Texts(
              Objects.requireNonNull(read.get(whole)).words(),
              texts.stream().map(runs::weigh).toList(),
              longRuns.distinct(whole)));
    }
  }

  private static List<String> inContext(SectionRef ref) {
    return Passage.of(ref.section()).stream()
        .map(passage -> Nearness.inContext(ref, passage))
        .toList();
  }

  /** A question, ready to be compared. */
  Asked ask(String question, WordVectors words) {
    return new Asked(
        words, weights(words.words()), runs.weigh(question), longRuns.distinct(question));
  }

  /** What each word of a question counts. */
  private double[] weights(List<String> words) {
    return words.stream()
        .mapToDouble(
            word ->
                word.codePoints().noneMatch(Character::isLetterOrDigit)
                    ? 0
                    : isFunctionWord(word) ? FUNCTION_WORD : 1)
        .toArray();
  }

  private boolean isFunctionWord(String word) {
    return language.equals(Library.DEFAULT_LOCALE.getLanguage())
        && Analyzers.terms(word, language).isEmpty();
  }

  /** One question and the sections. */
  final class Asked {
    private final WordVectors words;
    private final double[] weights;
    private final Runs.Weighed weighed;
    private final int[] longer;

    private Asked(WordVectors words, double[] weights, Runs.Weighed weighed, int[] longer) {
      this.words = words;
      this.weights = weights;
      this.weighed = weighed;
      this.longer = longer;
    }

    /** How many words of the question say what it is about. */
    int contentWords() {
      return (int) Arrays.stream(weights).filter(weight -> weight >= 1).count();
    }

    Evidence of(int section, Nearness near, WordIndex.Fit fit) {
      Texts texts = sections.get(section);
      double[] covered = words.nearestIn(texts.words);
      return new Evidence(
          near.name(),
          near.inContext(),
          near.said(),
          fit.all(),
          fit.names(),
          mean(covered),
          least(covered),
          texts.passages.stream()
              .mapToDouble(passage -> Runs.cosine(weighed, passage))
              .max()
              .orElse(0),
          longRuns.share(longer, texts.runs));
    }

    private double mean(double[] covered) {
      double sum = 0;
      double all = 0;
      for (int i = 0; i < covered.length; i++) {
        sum += weights[i] * covered[i];
        all += weights[i];
      }
      return all == 0 ? 0 : sum / all;
    }

    private double least(double[] covered) {
      List<Double> content = new ArrayList<>();
      for (int i = 0; i < covered.length; i++) {
        if (weights[i] >= 1 || contentWords() == 0) {
          content.add(covered[i]);
        }
      }
      return content.stream()
          .sorted()
          .limit(LEAST)
          .mapToDouble(Double::doubleValue)
          .average()
          .orElse(0);
    }
  }
}

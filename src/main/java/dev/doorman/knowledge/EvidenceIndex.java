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

  private final String language;
  private final Runs runs;
  private final Runs longRuns;
  private final TitleMatch titles;
  private final List<Texts> sections = new ArrayList<>();

  /**
   * @param words of the whole section under its titles
   * @param passages each under its titles
   * @param runs of the section's first part with its titles
   */
  @SuppressWarnings("ArrayRecordComponent")
  private record Texts(WordVectors words, List<Runs.Weighed> passages, int[] runs) {}

  EvidenceIndex(String language, List<SectionRef> refs, Embeddings embedder) {
    this.language = language;
    List<List<String>> inContext =
        refs.stream().map(ref -> inContext(ref, Passage.of(ref.section()))).toList();
    List<List<String>> parts =
        refs.stream().map(ref -> inContext(ref, Passage.partsOf(ref.section()))).toList();
    List<String> firsts = inContext.stream().map(List::getFirst).toList();
    Set<String> all = new LinkedHashSet<>();
    inContext.forEach(all::addAll);
    runs = new Runs(language, 0, all);
    longRuns = new Runs(language, 1, firsts);
    titles = new TitleMatch(language, refs);
    Set<String> read = new LinkedHashSet<>();
    parts.forEach(read::addAll);
    Map<String, Embeddings.Read> reads = embedder.readAll(read);
    for (int i = 0; i < refs.size(); i++) {
      sections.add(
          new Texts(
              WordVectors.joined(
                  parts.get(i).stream()
                      .map(part -> Objects.requireNonNull(reads.get(part)).words())
                      .toList()),
              inContext.get(i).stream().map(runs::weigh).toList(),
              longRuns.distinct(firsts.get(i))));
    }
  }

  private static List<String> inContext(SectionRef ref, List<Passage> passages) {
    return passages.stream().map(passage -> Nearness.inContext(ref, passage)).toList();
  }

  /** A question, ready to be compared. */
  Asked ask(String question, WordVectors words) {
    return new Asked(
        words,
        weights(words.words()),
        runs.weigh(question),
        longRuns.distinct(question),
        titles.ask(question));
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
    private final TitleMatch.Asked terms;

    private Asked(
        WordVectors words,
        double[] weights,
        Runs.Weighed weighed,
        int[] longer,
        TitleMatch.Asked terms) {
      this.words = words;
      this.weights = weights;
      this.weighed = weighed;
      this.longer = longer;
      this.terms = terms;
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
          terms.with(section),
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
  }
}

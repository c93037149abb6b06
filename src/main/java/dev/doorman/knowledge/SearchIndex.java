package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Finds the sections that speak about a question: BM25 over words and cosine over vectors of
 * sections, passages and example questions, fused as a weighted sum.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable once built; safe for use by several threads.
 */
public final class SearchIndex {
  /** How many vectors and sections are looked at for one question, at first. */
  private static final int CANDIDATES = 200;

  /** How many times more are looked at where those were of too few sections. */
  private static final int WIDER = 4;

  /** The weight of the vectors in the sum; words have the rest. */
  private static final double VECTORS = 0.5;

  /** The BM25 score at which the words count half. */
  private static final double HALF = 6;

  private final Embeddings embedder;
  private final List<SectionRef> sections = new ArrayList<>();

  /** For each section, what its article says that it does not answer. */
  private final List<List<float[]>> unanswered = new ArrayList<>();

  private final Map<String, Integer> sizes = new HashMap<>();
  private final WordIndex words;
  private final VectorIndex vectors;

  /** Indexes all sections of a library. */
  public SearchIndex(Library library, Embeddings embedder) {
    this.embedder = embedder;
    for (Article article : library.articles()) {
      List<float[]> against = List.copyOf(embedder.embedAll(article.unanswered()).values());
      for (Section section : article.sections()) {
        sections.add(new SectionRef(article, section));
        unanswered.add(against);
        sizes.merge(article.locale().getLanguage(), 1, Integer::sum);
      }
    }
    words = new WordIndex(sections);
    vectors = new VectorIndex(sections, embedder);
  }

  /**
   * The best sections for a question, from the articles in the question's language; where there are
   * none, from those in the default one.
   *
   * @param top at most this many; fewer only where there are not as many sections
   * @return the best first
   */
  public List<Hit> search(String question, Locale locale, int top) {
    String language =
        sizes.containsKey(locale.getLanguage())
            ? locale.getLanguage()
            : Library.DEFAULT_LOCALE.getLanguage();
    float[] vector = embedder.embed(question);
    Map<Integer, Double> bm25 = words.search(question, language, Math.max(top, CANDIDATES));
    return candidates(vector, bm25.keySet(), language, top).stream()
        .map(section -> hit(section, vector, bm25.getOrDefault(section, 0.0)))
        .sorted(Comparator.comparingDouble(Hit::score).reversed())
        .limit(top)
        .toList();
  }

  private Set<Integer> candidates(float[] vector, Set<Integer> byWords, String language, int top) {
    int wanted = Math.min(top, sizes.getOrDefault(language, 0));
    int most = Math.max(top, CANDIDATES);
    Set<Integer> found = new LinkedHashSet<>();
    do {
      found.addAll(vectors.near(vector, language, most));
      found.addAll(byWords);
      most = Math.min(vectors.size(), most * WIDER);
    } while (found.size() < wanted);
    return found;
  }

  private Hit hit(int section, float[] question, double bm25) {
    List<Match> matches = vectors.matches(section, question);
    double similarity = Math.clamp(matches.getFirst().similarity(), 0, 1);
    double share = bm25 / (bm25 + HALF);
    double against =
        unanswered.get(section).stream()
            .mapToDouble(vector -> Embeddings.cosine(question, vector))
            .max()
            .orElse(0);
    return new Hit(
        sections.get(section),
        VECTORS * similarity + (1 - VECTORS) * share,
        similarity,
        share,
        against,
        matches);
  }
}

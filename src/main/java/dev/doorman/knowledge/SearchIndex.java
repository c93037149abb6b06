package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;

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

  /** The weights of what a section is compared by; docs/answers.md has how they were chosen. */
  private static final double NAME = 0.20;

  private static final double IN_CONTEXT = 0.40;
  private static final double SAID = 0.25;
  private static final double NAME_WORDS = 0.05;
  private static final double ALL_WORDS = 0.10;

  /** The weight of a section's example questions, where it has some; the rest has its text. */
  private static final double EXAMPLES = 2.0 / 3;

  /** A question is nearer by this to statements and headings by chance than to other questions. */
  private static final double STATED = 0.05;

  private final Embeddings embedder;
  private final List<SectionRef> sections = new ArrayList<>();

  /** For each section, what its article says that it does not answer. */
  private final List<List<float[]>> unanswered = new ArrayList<>();

  /** For each section, what is other than its article's product. */
  private final List<OtherNames> others = new ArrayList<>();

  private final Map<String, Integer> sizes = new HashMap<>();
  private final Spelling spelling;
  private final WordIndex words;
  private final VectorIndex vectors;

  /** What no article is about. */
  private final List<float[]> offTopic;

  /**
   * Indexes all sections of a library.
   *
   * @param offTopic what customers say that no article is about
   */
  public SearchIndex(Library library, Collection<String> offTopic, Embeddings embedder) {
    this.embedder = embedder;
    this.offTopic = List.copyOf(embedder.embedAll(offTopic).values());
    for (Article article : library.articles()) {
      var names = new OtherNames(article);
      List<float[]> against = List.copyOf(embedder.embedAll(article.unanswered()).values());
      for (Section section : article.sections()) {
        sections.add(new SectionRef(article, section));
        unanswered.add(against);
        others.add(names);
        sizes.merge(article.locale().getLanguage(), 1, Integer::sum);
      }
    }
    spelling =
        new Spelling(
            library.articles().stream()
                .filter(article -> isInDefaultLanguage(article.locale()))
                .flatMap(Article::texts)
                .toList(),
            embedder::isWord);
    words = new WordIndex(sections);
    vectors = new VectorIndex(sections, embedder);
  }

  /** The question without its small typos, where it is in the language of the embedding model. */
  public String mend(String question, Locale locale) {
    return isInDefaultLanguage(locale) ? spelling.mend(question) : question;
  }

  private static boolean isInDefaultLanguage(Locale locale) {
    return locale.getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
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
    Map<Integer, WordIndex.Fit> fits = words.search(question, language, Math.max(top, CANDIDATES));
    return candidates(vector, fits.keySet(), language, top).stream()
        .map(section -> hit(section, vector, fits.getOrDefault(section, WordIndex.Fit.NONE)))
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

  private Hit hit(int section, float[] question, WordIndex.Fit words) {
    VectorIndex.Nearness near = vectors.nearness(section, question);
    double text =
        NAME * near.name()
            + IN_CONTEXT * near.inContext()
            + SAID * near.said()
            + NAME_WORDS * words.names()
            + ALL_WORDS * words.all();
    boolean hasExamples = near.asked() > 0;
    double asStated = Math.max(near.name(), near.said());
    double against =
        Stream.concat(unanswered.get(section).stream(), offTopic.stream())
            .mapToDouble(vector -> VectorUtil.dotProduct(question, vector))
            .max()
            .orElse(0);
    return new Hit(
        sections.get(section),
        hasExamples ? EXAMPLES * near.asked() + (1 - EXAMPLES) * text : text,
        hasExamples
            ? Math.max(near.asked(), asStated - STATED)
            : Math.max(asStated, near.inContext()),
        words.share(),
        against,
        others.get(section),
        near.matches());
  }
}

package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The sections of one language: BM25 over words, and nearness to sections, passages and example
 * questions, fused as a weighted sum. Nearness is the embedding model's cosine in the default
 * language, and the likeness of words in all others whose articles have example questions.
 * Immutable.
 */
final class Shelf {
  /** How many texts and sections are looked at for one question, at first. */
  private static final int CANDIDATES = 200;

  /** How many times more are looked at where those were of too few sections. */
  private static final int WIDER = 4;

  /** So many sections, the nearest first, are looked at closely. */
  private static final int LOOKED_AT = 20;

  /**
   * The weights by which sections are found, before they are looked at closely; docs/answers.md has
   * how they were chosen.
   */
  private static final double NAME = 0.20;

  private static final double IN_CONTEXT = 0.40;
  private static final double SAID = 0.25;
  private static final double NAME_WORDS = 0.05;
  private static final double ALL_WORDS = 0.10;

  /** The weight of a section's example questions, where it has some; the rest has its text. */
  private static final double EXAMPLES = 2.0 / 3;

  /** A question is nearer by this to statements and headings by chance than to other questions. */
  private static final double STATED = 0.05;

  private final String language;
  private final List<SectionRef> sections;
  private final WordIndex words;

  /** Where its first section stands among those of the word index. */
  private final int offset;

  private final Comparison comparison;

  /** Sections by what they are called, without case and punctuation. */
  private final Map<String, List<SectionRef>> byName = new HashMap<>();

  /** The sections by the words of their headings. */
  private final Map<HeadingKey, List<SectionRef>> byKey = new HashMap<>();

  /** None where example questions are compared by their words. */
  private final Optional<EvidenceIndex> evidence;

  private final Ranking ranking;

  /** For each section, what is other than its article's product. */
  private final List<OtherNames> others;

  private Shelf(
      String language,
      List<SectionRef> sections,
      WordIndex words,
      int offset,
      Comparison comparison,
      Optional<EvidenceIndex> evidence) {
    this.language = language;
    this.sections = List.copyOf(sections);
    this.words = words;
    this.offset = offset;
    this.comparison = comparison;
    this.evidence = evidence;
    this.ranking = Ranking.of(language);
    this.others = PerArticle.of(sections, OtherNames::new);
    for (SectionRef ref : sections) {
      Stream.of(ref.titles(), ref.section().heading())
          .map(name -> Likeness.plain(name, language))
          .distinct()
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(ref));
      HeadingKey.of(ref.section().heading(), language)
          .ifPresent(key -> byKey.computeIfAbsent(key, each -> new ArrayList<>()).add(ref));
    }
  }

  /**
   * Indexes the sections of a language.
   *
   * @param words of all languages' sections; how rare a word is, is told better by many
   * @param offset where the first of these sections stands among those
   * @param byWords whether they are compared by the words of their example questions; else by their
   *     meaning
   */
  static Shelf of(
      String language,
      List<SectionRef> sections,
      WordIndex words,
      int offset,
      Collection<String> offTopic,
      Embeddings embedder,
      boolean byWords) {
    if (byWords) {
      return new Shelf(
          language,
          sections,
          words,
          offset,
          new ByWords(language, sections, offTopic),
          Optional.empty());
    }
    // The evidence first: it reads the longest texts with their words, and their vectors are known
    // from then on.
    var evidence = new EvidenceIndex(language, sections, embedder);
    return new Shelf(
        language,
        sections,
        words,
        offset,
        new ByMeaning(sections, offTopic, embedder),
        Optional.of(evidence));
  }

  /** The sections that a text is the name of, or that it asks for by all the words of that. */
  List<SectionRef> named(String text) {
    String name = Likeness.plain(text, language);
    List<SectionRef> exactly = byName.getOrDefault(name, List.of());
    return exactly.isEmpty()
        ? HeadingKey.of(text, language)
            .map(key -> List.copyOf(byKey.getOrDefault(key, List.of())))
            .orElse(List.of())
        : List.copyOf(exactly);
  }

  List<Hit> search(String question, int top) {
    Comparison.Asked asked = comparison.ask(question);
    Map<Integer, WordIndex.Fit> fits = new HashMap<>();
    words
        .search(question, language, Math.max(top, CANDIDATES))
        .forEach((number, fit) -> fits.put(number - offset, fit));
    fits.keySet().removeIf(section -> section < 0 || section >= sections.size());
    List<Found> found =
        candidates(asked, fits.keySet(), top).stream()
            .map(section -> found(section, asked, fits))
            .sorted(Comparator.comparingDouble(Found::text).reversed())
            .toList();
    Optional<EvidenceIndex.Asked> looked =
        evidence.map(index -> index.ask(question, asked.words()));
    List<Hit> hits = new ArrayList<>();
    double last = Double.MAX_VALUE;
    for (Found each : found) {
      // What is not looked at closely stays behind what is.
      boolean isNear = looked.isPresent() && hits.size() < LOOKED_AT;
      Hit hit = hit(each, asked, isNear ? looked : Optional.empty(), last);
      last = isNear ? Math.min(last, hit.score()) : last;
      hits.add(hit);
    }
    return hits.stream()
        .sorted(Comparator.comparingDouble(Hit::score).reversed())
        .limit(top)
        .toList();
  }

  /**
   * A section that came near.
   *
   * @param text how near it is by its text
   */
  private record Found(int section, Nearness near, WordIndex.Fit fit, double text) {}

  private Found found(int section, Comparison.Asked asked, Map<Integer, WordIndex.Fit> fits) {
    Nearness near = asked.nearness(section);
    WordIndex.Fit fit = fits.getOrDefault(section, WordIndex.Fit.NONE);
    double text =
        NAME * near.name()
            + IN_CONTEXT * near.inContext()
            + SAID * near.said()
            + NAME_WORDS * fit.names()
            + ALL_WORDS * fit.all();
    return new Found(
        section,
        near,
        fit,
        near.asked() > 0 ? EXAMPLES * near.asked() + (1 - EXAMPLES) * text : text);
  }

  private Set<Integer> candidates(Comparison.Asked asked, Set<Integer> byWords, int top) {
    int wanted = Math.min(top, sections.size());
    int most = Math.max(top, CANDIDATES);
    Set<Integer> found = new LinkedHashSet<>();
    do {
      found.addAll(asked.near(most));
      found.addAll(byWords);
      most = Math.min(comparison.size(), most * WIDER);
    } while (found.size() < wanted);
    return found;
  }

  private Hit hit(
      Found found, Comparison.Asked asked, Optional<EvidenceIndex.Asked> looked, double most) {
    Nearness near = found.near();
    Evidence seen =
        looked.map(each -> each.of(found.section(), near, found.fit())).orElse(Evidence.NONE);
    boolean hasExamples = near.asked() > 0;
    double asStated = Math.max(near.name(), near.said());
    double score =
        hasExamples || evidence.isEmpty()
            ? found.text()
            : looked.isPresent() ? ranking.score(seen) : Math.min(found.text(), most);
    return new Hit(
        sections.get(found.section()),
        score,
        hasExamples
            ? Math.max(near.asked(), asStated - STATED)
            : Math.max(asStated, near.inContext()),
        asked.against(found.section()),
        seen,
        looked.map(EvidenceIndex.Asked::contentWords).orElse(0),
        others.get(found.section()),
        near.matches());
  }
}

package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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

  private final String language;
  private final List<SectionRef> sections;
  private final WordIndex words;

  /** Where its first section stands among those of the word index. */
  private final int offset;

  private final Comparison comparison;

  /** Sections by what they are called, without case and punctuation. */
  private final Map<String, List<SectionRef>> byName = new HashMap<>();

  /** Whether nearness is that of words already, so that they need not be asked once more. */
  private final boolean byWords;

  /** For each section, what is other than its article's product. */
  private final List<OtherNames> others;

  private Shelf(
      String language,
      List<SectionRef> sections,
      WordIndex words,
      int offset,
      Comparison comparison) {
    this.byWords = comparison instanceof ByWords;
    this.language = language;
    this.sections = List.copyOf(sections);
    this.words = words;
    this.offset = offset;
    this.comparison = comparison;
    this.others = PerArticle.of(sections, OtherNames::new);
    for (SectionRef ref : sections) {
      Stream.of(ref.titles(), ref.section().heading())
          .map(name -> Likeness.plain(name, language))
          .distinct()
          .forEach(name -> byName.computeIfAbsent(name, key -> new ArrayList<>()).add(ref));
    }
  }

  /**
   * Indexes the sections of a language.
   *
   * @param words of all languages' sections; how rare a word is, is told better by many
   * @param offset where the first of these sections stands among those
   */
  static Shelf of(
      String language,
      List<SectionRef> sections,
      WordIndex words,
      int offset,
      Collection<String> offTopic,
      Embeddings embedder) {
    boolean known = language.equals(Library.DEFAULT_LOCALE.getLanguage());
    // With no examples to be like, words have little to go by, and the model's guess is better.
    boolean hasExamples = sections.stream().anyMatch(ref -> !ref.article().questions().isEmpty());
    return new Shelf(
        language,
        sections,
        words,
        offset,
        known || !hasExamples
            ? new ByMeaning(sections, offTopic, embedder)
            : new ByWords(language, sections, offTopic));
  }

  /** The sections that a text is the name of. */
  List<SectionRef> named(String text) {
    String name = Likeness.plain(text, language);
    return name.isEmpty() ? List.of() : List.copyOf(byName.getOrDefault(name, List.of()));
  }

  List<Hit> search(String question, int top) {
    Comparison.Asked asked = comparison.ask(question);
    Map<Integer, WordIndex.Fit> fits = new HashMap<>();
    words
        .search(question, language, Math.max(top, CANDIDATES))
        .forEach((number, fit) -> fits.put(number - offset, fit));
    return candidates(asked, fits.keySet(), top).stream()
        .map(section -> hit(section, asked, fits.getOrDefault(section, WordIndex.Fit.NONE)))
        .sorted(Comparator.comparingDouble(Hit::score).reversed())
        .limit(top)
        .toList();
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

  private Hit hit(int section, Comparison.Asked asked, WordIndex.Fit fit) {
    Nearness near = asked.nearness(section);
    double text =
        NAME * near.name()
            + IN_CONTEXT * near.inContext()
            + SAID * near.said()
            + NAME_WORDS * fit.names()
            + ALL_WORDS * fit.all();
    boolean hasExamples = near.asked() > 0;
    double asStated = Math.max(near.name(), near.said());
    return new Hit(
        sections.get(section),
        hasExamples ? EXAMPLES * near.asked() + (1 - EXAMPLES) * text : text,
        hasExamples
            ? Math.max(near.asked(), asStated - STATED)
            : Math.max(asStated, near.inContext()),
        byWords ? 1 : fit.share(),
        asked.against(section),
        others.get(section),
        near.matches());
  }
}

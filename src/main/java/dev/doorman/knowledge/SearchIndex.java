package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the sections that speak about a question, among the articles of its language: see {@link
 * Shelf}.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable once built; safe for use by several threads.
 */
public final class SearchIndex {
  /** The sections of each language. */
  private final Map<String, List<Shelf>> shelves = new HashMap<>();

  private final Spelling spelling;

  /**
   * Indexes all sections of a library.
   *
   * @param offTopic what customers say that no article is about
   */
  public SearchIndex(Library library, Collection<String> offTopic, Embeddings embedder) {
    Map<String, List<SectionRef>> byLanguage = new LinkedHashMap<>();
    for (Article article : library.articles()) {
      List<SectionRef> own =
          byLanguage.computeIfAbsent(article.locale().getLanguage(), key -> new ArrayList<>());
      article.all().stream()
          .filter(section -> !PlainText.of(section.blocks()).isBlank())
          .forEach(section -> own.add(new SectionRef(article, section)));
    }
    List<SectionRef> all = new ArrayList<>();
    Map<String, Map<Boolean, List<SectionRef>>> grouped = new LinkedHashMap<>();
    byLanguage.forEach(
        (language, own) ->
            grouped.put(
                language,
                own.stream().collect(Collectors.partitioningBy(SearchIndex::goesByWords))));
    grouped.values().forEach(own -> own.values().forEach(all::addAll));
    var words = new WordIndex(all);
    int offset = 0;
    for (var language : grouped.entrySet()) {
      List<Shelf> own = new ArrayList<>();
      for (var group : language.getValue().entrySet()) {
        List<SectionRef> sections = group.getValue();
        if (!sections.isEmpty()) {
          own.add(
              Shelf.of(
                  language.getKey(), sections, words, offset, offTopic, embedder, group.getKey()));
        }
        offset += sections.size();
      }
      shelves.put(language.getKey(), List.copyOf(own));
    }
    spelling =
        new Spelling(
            library.articles().stream()
                .filter(article -> isInDefaultLanguage(article.locale()))
                .flatMap(Article::texts)
                .toList(),
            embedder::isWord);
  }

  /** The question without its small typos, where it is in the language of the embedding model. */
  public String mend(String question, Locale locale) {
    return isInDefaultLanguage(locale) ? spelling.mend(question) : question;
  }

  /** Whether any of it is a word, as far as the language is known; keys hit at random are none. */
  public boolean hasWords(String question, Locale locale) {
    return !isInDefaultLanguage(locale) || spelling.hasWords(question);
  }

  private static boolean isInDefaultLanguage(Locale locale) {
    return locale.getLanguage().equals(Library.DEFAULT_LOCALE.getLanguage());
  }

  /** Whether a text has a telling word of a section's heading, in whatever form. */
  public boolean hasHeadingWord(String text, SectionRef section) {
    String language = section.article().locale().getLanguage();
    Set<String> heading = Set.copyOf(Analyzers.terms(section.section().heading(), language));
    return Analyzers.terms(text, language).stream().anyMatch(heading::contains);
  }

  /**
   * The sections that a text is the name of and nothing else: article and section, as a citation's
   * title has them, or a heading alone. Those of the text's own language count first.
   */
  public List<SectionRef> named(String text, Locale locale) {
    return Stream.of(locale, Library.DEFAULT_LOCALE)
        .map(
            each ->
                shelves.getOrDefault(each.getLanguage(), List.of()).stream()
                    .flatMap(shelf -> shelf.named(text).stream())
                    .toList())
        .filter(sections -> !sections.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  /**
   * The best sections for a question, from the articles in the question's language; where there are
   * none, from those in the default one.
   *
   * @param top at most this many; fewer only where there are not as many sections
   * @return the best first
   */
  public List<Hit> search(String question, Locale locale, int top) {
    List<Shelf> own = shelves.get(locale.getLanguage());
    List<Shelf> looked =
        own != null ? own : shelves.getOrDefault(Library.DEFAULT_LOCALE.getLanguage(), List.of());
    return looked.stream()
        .flatMap(shelf -> shelf.search(question, top).stream())
        .sorted(Comparator.comparingDouble(Hit::score).reversed())
        .limit(top)
        .toList();
  }

  /**
   * The model knows one language; in the others the words of example questions tell more, where
   * there are any.
   */
  private static boolean goesByWords(SectionRef ref) {
    return !isInDefaultLanguage(ref.article().locale()) && !ref.article().questions().isEmpty();
  }
}

package dev.doorman.site;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Match;
import dev.doorman.knowledge.Passage;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Snapshot;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Searches the sections of all articles, for the search page and for the API alike.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; a search takes some milliseconds and waits for the embedding
 * model's own threads.
 */
@Singleton
final class Finder {
  /** Of what is searched for. */
  static final int QUERY_MOST = 200;

  static final int RESULTS_MOST = 20;

  private static final int EXCERPT_MOST = 180;

  /** Tried out: questions on other matters stay below, single words of the articles above. */
  private static final double SCORE_LEAST = 0.22;

  /** The vocabulary of the articles searched last. */
  private final AtomicReference<Optional<Known>> known = new AtomicReference<>(Optional.empty());

  /** A library and its vocabulary. */
  private record Known(Library library, Vocabulary vocabulary) {}

  static boolean isTooLong(String query) {
    return query.codePointCount(0, query.length()) > QUERY_MOST;
  }

  /**
   * The sections that speak about the query, best first. A last word that no article uses may be
   * one that is still being typed: it counts as finished where that finds more.
   *
   * @param most from 1 to {@link #RESULTS_MOST}
   * @param now the articles to search
   */
  List<Found> find(String query, Reader reader, int most, Snapshot now) {
    Locale language = reader.language(now.library());
    SearchIndex index = now.index();
    List<Hit> hits = hits(index, query, language, most);
    String finished = vocabulary(now.library()).finish(query, language).orElse(query);
    List<Hit> others = finished.equals(query) ? hits : hits(index, finished, language, most);
    boolean isBetter = best(others) > best(hits);
    Set<String> words = Vocabulary.words(isBetter ? finished : query).collect(Collectors.toSet());
    return (isBetter ? others : hits).stream().map(hit -> found(hit, words, reader)).toList();
  }

  /** Made once for each state of the articles. */
  private Vocabulary vocabulary(Library library) {
    Optional<Known> last = known.get().filter(made -> made.library().equals(library));
    if (last.isPresent()) {
      return last.get().vocabulary();
    }
    var made = new Known(library, new Vocabulary(library));
    known.set(Optional.of(made));
    return made.vocabulary();
  }

  private static double best(List<Hit> hits) {
    return hits.stream().mapToDouble(Hit::score).max().orElse(0);
  }

  /**
   * The index ranks everything, however far off; what is too far off helps nobody, nor does an
   * article that says that it does not answer this.
   */
  private static List<Hit> hits(SearchIndex index, String query, Locale language, int most) {
    return index.search(query, language, most).stream()
        .filter(hit -> hit.score() >= SCORE_LEAST && hit.similarity() > hit.against())
        .toList();
  }

  private static Found found(Hit hit, Set<String> words, Reader reader) {
    SectionRef ref = hit.found();
    return new Found(
        ref.article().id().value(),
        ref.article().version(),
        ref.section().anchor(),
        ref.article().title(),
        ref.section().heading(),
        excerpt(hit, words),
        Paths.article(ref.article().id(), reader.chosen()) + "#" + ref.section().anchor(),
        hit.score());
  }

  /**
   * The passage that holds most of the words, the nearest in meaning of several. Tables read badly
   * on one line, and the whole section is nobody's excerpt, so both come last.
   */
  private static String excerpt(Hit hit, Set<String> words) {
    List<Block> whole = hit.found().section().blocks();
    List<Passage> nearest = hit.matches().stream().map(Match::passage).toList();
    return nearest.stream()
        .max(
            Comparator.comparing((Passage passage) -> !passage.blocks().equals(whole))
                .thenComparing(passage -> shared(passage, words))
                .thenComparing(passage -> !(passage.blocks().getLast() instanceof Block.Table))
                .thenComparing(passage -> -nearest.indexOf(passage)))
        .map(passage -> Text.shorten(passage.text(), EXCERPT_MOST))
        .orElse("");
  }

  private static long shared(Passage passage, Set<String> words) {
    return Vocabulary.words(passage.text()).distinct().filter(words::contains).count();
  }
}

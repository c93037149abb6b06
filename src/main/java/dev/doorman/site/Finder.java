package dev.doorman.site;

import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Snapshot;
import dev.doorman.knowledge.fulltext.TextHit;
import dev.doorman.knowledge.fulltext.TextHits;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Searches the sections of all articles, for the search page and for the API alike: by their words
 * first. Only where no section has all of them, their meaning counts too.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. A search by words takes less than a millisecond; one by meaning
 * takes some, and waits for the embedding model's own threads.
 */
@Singleton
final class Finder {
  /** Of what is searched for. */
  static final int QUERY_MOST = 200;

  static final int RESULTS_MOST = 20;

  /** So many sections are offered where none has the words. */
  private static final int NEAREST_MOST = 3;

  private static final int EXCERPT_MOST = 180;

  /** The usual constant of reciprocal rank fusion (Cormack, Clarke, Büttcher, 2009). */
  private static final double FUSION = 60;

  static boolean isTooLong(String query) {
    return query.codePointCount(0, query.length()) > QUERY_MOST;
  }

  /**
   * The sections with the words of the query. If none has all of them, those with half of them or
   * more, ranked by meaning as well; if none has so many, the nearest in meaning. A query that no
   * section of the reader's languages has all of is searched for in its own language first.
   *
   * @param most from 1 to {@link #RESULTS_MOST}
   * @param now the articles to search
   */
  SearchFindings find(String query, Reader reader, int most, Snapshot now) {
    TextHits hits = now.text().search(query, reader.languages(), most);
    if (!hits.complete()) {
      Locale page = reader.language(now.library());
      Locale written = QuestionLanguage.of(query, page, now.library());
      if (!written.getLanguage().equals(page.getLanguage())) {
        Reader writer = reader.withFirst(written);
        return found(query, now.text().search(query, writer.languages(), most), writer, most, now);
      }
    }
    return found(query, hits, reader, most, now);
  }

  private static SearchFindings found(
      String query, TextHits hits, Reader reader, int most, Snapshot now) {
    if (hits.complete()) {
      double best = hits.hits().getFirst().score();
      return new SearchFindings(
          true,
          hits.hits().stream().map(hit -> Found.of(hit, reader, hit.score() / best)).toList(),
          List.of());
    }
    Locale language = reader.language(now.library());
    if (!now.index().hasWords(query, language)) {
      return SearchFindings.NONE;
    }
    List<Hit> near = now.index().search(query, language, most);
    return hits.hits().isEmpty()
        ? new SearchFindings(
            false,
            List.of(),
            near.stream().limit(NEAREST_MOST).map(hit -> near(hit, reader)).toList())
        : new SearchFindings(false, fused(hits.hits(), near, reader), List.of());
  }

  /** Those with some of the words, by their places in both rankings. */
  private static List<Found> fused(List<TextHit> hits, List<Hit> near, Reader reader) {
    Map<String, Double> byMeaning = new HashMap<>();
    near.forEach(hit -> byMeaning.put(name(hit.found()), 1 / (FUSION + byMeaning.size())));
    record Ranked(TextHit hit, double score) {}
    List<Ranked> ranked = new ArrayList<>();
    for (TextHit hit : hits) {
      double score = byMeaning.getOrDefault(name(hit.found()), 0.0) + 1 / (FUSION + ranked.size());
      ranked.add(new Ranked(hit, score));
    }
    ranked.sort(Comparator.comparingDouble(Ranked::score).reversed());
    double best = ranked.getFirst().score();
    return ranked.stream().map(each -> Found.of(each.hit(), reader, each.score() / best)).toList();
  }

  private static String name(SectionRef ref) {
    return ref.article().locale() + " " + ref.article().id() + "#" + ref.section().anchor();
  }

  private static Found near(Hit hit, Reader reader) {
    String passage = hit.matches().isEmpty() ? "" : hit.matches().getFirst().passage().text();
    return Found.near(hit.found(), Text.shorten(passage, EXCERPT_MOST), reader, hit.score());
  }
}

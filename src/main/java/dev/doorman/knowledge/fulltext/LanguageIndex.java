package dev.doorman.knowledge.fulltext;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.fulltext.Excerpts.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.Weight;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/** The sections of one language. Immutable. */
final class LanguageIndex {
  private final Analysis analysis;
  private final List<SectionRef> sections = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  /** The languages of each article, each set once. */
  private final Set<Set<String>> editions = new HashSet<>();

  private final IndexSearcher searcher;

  /**
   * Indexes articles of one language.
   *
   * @param languages of each article, by its id
   */
  LanguageIndex(
      String language, List<Article> articles, Map<ArticleId, ? extends Set<String>> languages) {
    analysis = new Analysis(language);
    try {
      var directory = new ByteBuffersDirectory();
      // Merging might change the order, and documents are called by the sections' places.
      var config =
          new IndexWriterConfig(new WhitespaceAnalyzer()).setMergePolicy(NoMergePolicy.INSTANCE);
      try (var writer = new IndexWriter(directory, config)) {
        for (Article article : articles) {
          Set<String> all = languages.get(article.id());
          Set<String> editionsOfIt = all == null ? Set.of() : all;
          editions.add(Set.copyOf(editionsOfIt));
          for (Section section : article.all()) {
            add(writer, new SectionRef(article, section), editionsOfIt);
          }
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      searcher.setQueryCache(null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(IndexWriter writer, SectionRef ref, Collection<String> languages)
      throws IOException {
    String text = SectionDocument.text(ref);
    sections.add(ref);
    texts.add(text);
    writer.addDocument(SectionDocument.of(analysis, ref, text, languages));
  }

  /** Lucene's index itself, to compare with. */
  IndexSearcher searcher() {
    return searcher;
  }

  /** Whether an article is in none of these languages. */
  boolean addsTo(Set<String> others) {
    return editions.stream().anyMatch(edition -> edition.stream().noneMatch(others::contains));
  }

  /**
   * The sections with the words.
   *
   * @param others articles in one of these languages are left out
   * @param most at most so many
   */
  TextHits search(String text, Set<String> others, int most) {
    var maker = new QueryMaker(analysis, text, this::isWritten);
    if (maker.isEmpty()) {
      return TextHits.NONE;
    }
    try {
      List<TextHit> hits = search(maker.all(), others, most);
      if (hits.isEmpty()) {
        hits = search(maker.allMisspelt(), others, most);
      }
      return !hits.isEmpty()
          ? new TextHits(true, hits)
          : maker.words() > 1
              ? new TextHits(false, search(maker.half(), others, most))
              : TextHits.NONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isWritten(String word) {
    try {
      for (Zone zone : Zone.values()) {
        if (searcher.getIndexReader().docFreq(new Term(zone.words(), word)) > 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<TextHit> search(Query words, Set<String> others, int most) throws IOException {
    Query query = words;
    if (!others.isEmpty()) {
      var filtered = new BooleanQuery.Builder().add(words, Occur.MUST);
      others.forEach(
          other ->
              filtered.add(
                  new TermQuery(new Term(SectionDocument.LANGUAGES, other)), Occur.MUST_NOT));
      query = filtered.build();
    }
    Query rewritten = searcher.rewrite(query);
    ScoreDoc[] found = searcher.search(rewritten, most).scoreDocs;
    if (found.length == 0) {
      return List.of();
    }
    Weight weight = searcher.createWeight(rewritten, ScoreMode.COMPLETE_NO_SCORES, 1);
    List<TextHit> hits = new ArrayList<>();
    for (ScoreDoc each : found) {
      hits.add(hit(each, weight));
    }
    return hits;
  }

  private TextHit hit(ScoreDoc found, Weight weight) throws IOException {
    SectionRef ref = sections.get(found.doc);
    Locale locale = ref.article().locale();
    List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
    LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(found.doc, leaves));
    Matches matches = weight.matches(leaf, found.doc - leaf.docBase);
    return new TextHit(
        ref,
        found.score,
        Excerpts.whole(ref.section().heading(), places(matches, Zone.HEADING)),
        Excerpts.cut(texts.get(found.doc), places(matches, Zone.TEXT), locale));
  }

  /** Where the words stand, in order; several words as one only where none of them is by itself. */
  private static List<Place> places(@Nullable Matches matches, Zone zone) throws IOException {
    if (matches == null) {
      return List.of();
    }
    List<Place> words = new ArrayList<>(places(matches, zone.words()));
    words.addAll(places(matches, zone.stems()));
    List<Place> single = merged(words);
    for (Place several : places(matches, zone.joined())) {
      if (single.stream().noneMatch(several::overlaps)) {
        words.add(several);
      }
    }
    return merged(words);
  }

  private static List<Place> places(Matches matches, String field) throws IOException {
    List<Place> places = new ArrayList<>();
    MatchesIterator each = matches.getMatches(field);
    while (each != null && each.next()) {
      places.add(new Place(each.startOffset(), each.endOffset()));
    }
    return places;
  }

  private static List<Place> merged(List<Place> all) {
    List<Place> places = new ArrayList<>();
    for (Place place : all.stream().sorted(Comparator.comparingInt(Place::start)).toList()) {
      Place last = places.isEmpty() ? null : places.getLast();
      if (last != null && place.start() < last.end()) {
        // Pairs of signs overlap, and are marked as one.
        places.set(places.size() - 1, new Place(last.start(), Math.max(last.end(), place.end())));
      } else {
        places.add(place);
      }
    }
    return places;
  }
}

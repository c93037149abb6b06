package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/** Sections by their words: BM25 over title, heading, example questions and text. Immutable. */
final class WordIndex {
  /** From this length on a misspelt word is found with one letter wrong. */
  private static final int FUZZY_FROM = 5;

  private static final float FUZZY_BOOST = 0.5f;

  /** How much the other fields count beside the one that fits best. */
  private static final float TIE_BREAKER = 0.1f;

  private static final Map<String, Float> FIELDS =
      Map.of("title", 1f, "heading", 2f, "questions", 1.5f, "body", 1f);

  private final IndexSearcher searcher;
  private final SectionNumbers numbers;

  /** Indexes sections; they are called by their place in the list from then on. */
  WordIndex(List<SectionRef> sections) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer =
          new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (int i = 0; i < sections.size(); i++) {
          SectionRef ref = sections.get(i);
          writer.addDocument(section(i, ref));
          for (String question : ref.questions()) {
            writer.addDocument(question(i, question, ref.article().locale()));
          }
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      numbers = new SectionNumbers(searcher.getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document section(int number, SectionRef ref) {
    Locale locale = ref.article().locale();
    Document document = of(number, locale);
    text(document, "title", ref.article().title(), locale);
    text(document, "heading", ref.section().heading(), locale);
    text(document, "body", ref.text(), locale);
    return document;
  }

  private static Document question(int number, String question, Locale locale) {
    Document document = of(number, locale);
    text(document, "questions", question, locale);
    return document;
  }

  private static Document of(int number, Locale locale) {
    var document = new Document();
    SectionNumbers.mark(document, number);
    document.add(new StringField("language", locale.getLanguage(), Field.Store.NO));
    return document;
  }

  /** Terms are analysed here, by the article's language, and indexed as they are. */
  private static void text(Document document, String field, String text, Locale locale) {
    String terms = String.join(" ", Analyzers.terms(text, locale.getLanguage()));
    document.add(new TextField(field, terms, Field.Store.NO));
  }

  /**
   * The sections that share words with a question.
   *
   * @return BM25 scores by section, from at most {@code most} finds
   */
  Map<Integer, Double> search(String question, String language, int most) {
    try {
      var query = new BooleanQuery.Builder();
      for (String word : new LinkedHashSet<>(Analyzers.terms(question, language))) {
        query.add(anywhere(word), Occur.SHOULD);
      }
      query.add(new TermQuery(new Term("language", language)), Occur.FILTER);
      query.setMinimumNumberShouldMatch(1);
      Map<Integer, Double> scores = new HashMap<>();
      for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
        scores.merge(numbers.of(hit.doc), (double) hit.score, Math::max);
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word that no article has may be misspelt. */
  private Query anywhere(String word) throws IOException {
    boolean known = false;
    for (String field : FIELDS.keySet()) {
      known |= searcher.getIndexReader().docFreq(new Term(field, word)) > 0;
    }
    boolean fuzzy = !known && word.length() >= FUZZY_FROM;
    List<Query> fields = new ArrayList<>();
    FIELDS.forEach(
        (field, weight) -> {
          var term = new Term(field, word);
          fields.add(
              fuzzy
                  ? new BoostQuery(new FuzzyQuery(term, 1, 1), weight * FUZZY_BOOST)
                  : new BoostQuery(new TermQuery(term), weight));
        });
    return new DisjunctionMaxQuery(fields, TIE_BREAKER);
  }
}

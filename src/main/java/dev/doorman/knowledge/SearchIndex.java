package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds the sections that speak about a question: BM25 over words and cosine over vectors of
 * sections, passages and example questions, fused as a weighted sum.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable once built; safe for use by several threads.
 */
public final class SearchIndex {
  private static final int CANDIDATES = 100;

  /** The weight of the vectors in the sum; words have the rest. */
  private static final double VECTORS = 0.75;

  /** The BM25 score at which the words count half. */
  private static final double HALF = 6;

  /** From this length on a word is also found with one letter wrong. */
  private static final int FUZZY_FROM = 5;

  private static final double FUZZY_BOOST = 0.5;
  private static final Map<String, Float> FIELDS =
      Map.of("title", 1f, "heading", 2f, "questions", 1.5f, "body", 1f);

  private final Embeddings embedder;
  private final List<SectionRef> sections = new ArrayList<>();
  private final IndexSearcher searcher;

  /** Indexes all sections of a library. */
  public SearchIndex(Library library, Embeddings embedder) {
    this.embedder = embedder;
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer =
          new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (Article article : library.articles()) {
          for (Section section : article.sections()) {
            add(writer, new SectionRef(article, section));
          }
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(IndexWriter writer, SectionRef ref) throws IOException {
    int number = sections.size();
    sections.add(ref);
    Article article = ref.article();
    Section section = ref.section();
    List<String> questions = article.questions().getOrDefault(section.anchor(), List.of());
    var document = new Document();
    mark(document, number, article.locale());
    text(document, "title", article.title(), article.locale());
    text(document, "heading", section.heading(), article.locale());
    text(document, "questions", String.join("\n", questions), article.locale());
    text(document, "body", ref.text(), article.locale());
    writer.addDocument(document);
    Set<String> texts = new LinkedHashSet<>(questions);
    texts.add(section.heading() + ". " + ref.text());
    for (Passage passage : Passage.of(section)) {
      texts.add(passage.text());
    }
    for (String text : texts) {
      var vector = new Document();
      mark(vector, number, article.locale());
      vector.add(
          new KnnFloatVectorField(
              "vector", embedder.embed(text), VectorSimilarityFunction.DOT_PRODUCT));
      writer.addDocument(vector);
    }
  }

  /** Terms are analysed here, by the article's language, and indexed as they are. */
  private void text(Document document, String field, String text, Locale locale) {
    document.add(
        new TextField(
            field,
            String.join(" ", terms(text, Analyzers.forLanguage(locale.getLanguage()))),
            Field.Store.NO));
  }

  private static void mark(Document document, int number, Locale locale) {
    document.add(new StoredField("section", number));
    document.add(new StringField("language", locale.getLanguage(), Field.Store.NO));
  }

  /**
   * The best sections for a question.
   *
   * @param top at most this many
   * @return the best first
   */
  public List<Hit> search(String question, Locale locale, int top) {
    try {
      Map<Integer, Double> similarity = similarities(question, locale);
      Map<Integer, Double> words = words(question, locale);
      Set<Integer> all = new LinkedHashSet<>(similarity.keySet());
      all.addAll(words.keySet());
      return all.stream()
          .map(
              number -> {
                double cosine = similarity.getOrDefault(number, 0.0);
                double bm25 = words.getOrDefault(number, 0.0);
                double share = bm25 / (bm25 + HALF);
                return new Hit(
                    sections.get(number),
                    VECTORS * Math.max(0, cosine) + (1 - VECTORS) * share,
                    cosine,
                    share);
              })
          .sorted(Comparator.comparingDouble(Hit::score).reversed())
          .limit(top)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<Integer, Double> similarities(String question, Locale locale) throws IOException {
    Query language = new TermQuery(new Term("language", language(locale)));
    var query = new KnnFloatVectorQuery("vector", embedder.embed(question), CANDIDATES, language);
    // Lucene scores a dot product of unit vectors as (1 + cosine) / 2.
    return best(query, score -> 2 * score - 1);
  }

  private Map<Integer, Double> words(String question, Locale locale) throws IOException {
    var query = new BooleanQuery.Builder();
    Analyzer analyzer = Analyzers.forLanguage(language(locale));
    for (String word : new LinkedHashSet<>(terms(question, analyzer))) {
      List<Query> fields = new ArrayList<>();
      FIELDS.forEach(
          (field, weight) -> {
            var term = new Term(field, word);
            fields.add(new BoostQuery(new TermQuery(term), weight));
            if (word.length() >= FUZZY_FROM) {
              fields.add(
                  new BoostQuery(new FuzzyQuery(term, 1, 1), (float) (weight * FUZZY_BOOST)));
            }
          });
      query.add(new DisjunctionMaxQuery(fields, 0.1f), Occur.SHOULD);
    }
    query.add(new TermQuery(new Term("language", language(locale))), Occur.FILTER);
    return best(query.build(), score -> score);
  }

  private String language(Locale locale) {
    boolean known =
        sections.stream()
            .anyMatch(ref -> ref.article().locale().getLanguage().equals(locale.getLanguage()));
    return known ? locale.getLanguage() : Library.DEFAULT_LOCALE.getLanguage();
  }

  private interface Scale {
    double of(double score);
  }

  private Map<Integer, Double> best(Query query, Scale scale) throws IOException {
    Map<Integer, Double> scores = new HashMap<>();
    for (ScoreDoc hit : searcher.search(query, CANDIDATES).scoreDocs) {
      scores.merge(section(hit), scale.of(hit.score), Math::max);
    }
    return scores;
  }

  private int section(ScoreDoc hit) throws IOException {
    return searcher
        .storedFields()
        .document(hit.doc, Set.of("section"))
        .getField("section")
        .numericValue()
        .intValue();
  }

  private static List<String> terms(String text, Analyzer analyzer) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      var term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        terms.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return terms;
  }
}

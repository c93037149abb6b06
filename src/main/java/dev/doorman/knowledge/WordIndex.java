package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Sections by their words: BM25 over title, heading and example questions, and over all that a
 * section says. Immutable.
 */
final class WordIndex {
  /** From this length on a misspelt word is found with one letter wrong. */
  private static final int FUZZY_FROM = 5;

  private static final float FUZZY_BOOST = 0.5f;

  /**
   * So many different words of a question are looked for, and of those that no section has so many
   * as misspelt: Lucene refuses a query of more than 1,024 clauses, and each misspelt word may
   * become 50.
   */
  static final int WORDS_MOST = 128;

  static final int FUZZY_MOST = 8;

  /** The BM25 score at which the words count half. */
  private static final double HALF = 6;

  /** Titles, headings and example questions. */
  private static final String NAMES = "names";

  /** The same with the text. */
  private static final String ALL = "all";

  private final IndexSearcher searcher;
  private final SectionNumbers numbers;

  /** Indexes sections; they are called by their place in the list from then on. */
  WordIndex(List<SectionRef> sections) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer =
          new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
        for (int i = 0; i < sections.size(); i++) {
          writer.addDocument(document(i, sections.get(i)));
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      numbers = new SectionNumbers(searcher.getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Document document(int number, SectionRef ref) {
    Locale locale = ref.article().locale();
    String names = ref.titles() + "\n" + String.join("\n", ref.questions());
    Document document = new Document();
    SectionNumbers.mark(document, number);
    document.add(new StringField("language", locale.getLanguage(), Field.Store.NO));
    text(document, NAMES, ref, names);
    text(document, ALL, ref, names + "\n" + ref.text());
    return document;
  }

  /** Terms are analysed here, by the article's language, and indexed as they are. */
  private static void text(Document document, String field, SectionRef ref, String text) {
    String language = ref.article().locale().getLanguage();
    List<String> terms = new ArrayList<>(Analyzers.terms(text, language));
    for (Set<String> group : ref.article().synonyms()) {
      List<List<String>> words =
          group.stream().map(word -> Analyzers.terms(word, language)).toList();
      if (words.stream().anyMatch(terms::containsAll)) {
        words.forEach(terms::addAll);
      }
    }
    document.add(new TextField(field, String.join(" ", terms), Field.Store.NO));
  }

  /**
   * How well a section's words fit a question, each 1 for the section that they fit best.
   *
   * @param names of titles, headings and example questions
   * @param all of everything that the section says
   * @param share the last from 0 to 1, whatever the other sections say
   */
  record Fit(double names, double all, double share) {
    static final Fit NONE = new Fit(0, 0, 0);
  }

  /**
   * The sections that share words with a question.
   *
   * @return by section; of each kind at most {@code most}
   */
  Map<Integer, Fit> search(String question, String language, int most) {
    Set<String> words =
        Analyzers.terms(question, language).stream()
            .distinct()
            .limit(WORDS_MOST)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<Integer, Double> names = search(NAMES, words, language, most);
    Map<Integer, Double> all = search(ALL, words, language, most);
    double bestName = best(names);
    double best = best(all);
    Map<Integer, Fit> found = new HashMap<>();
    for (Integer section : Stream.concat(names.keySet().stream(), all.keySet().stream()).toList()) {
      double score = all.getOrDefault(section, 0.0);
      found.put(
          section,
          new Fit(
              names.getOrDefault(section, 0.0) / bestName, score / best, score / (score + HALF)));
    }
    return found;
  }

  private static double best(Map<Integer, Double> scores) {
    return scores.values().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  private Map<Integer, Double> search(String field, Set<String> words, String language, int most) {
    try {
      var query = new BooleanQuery.Builder();
      int misspelt = 0;
      for (String word : words) {
        if (!mayBeMisspelt(word)) {
          query.add(new TermQuery(new Term(field, word)), Occur.SHOULD);
        } else if (misspelt++ < FUZZY_MOST) {
          query.add(
              new BoostQuery(new FuzzyQuery(new Term(field, word), 1, 1), FUZZY_BOOST),
              Occur.SHOULD);
        }
      }
      query.add(new TermQuery(new Term("language", language)), Occur.FILTER);
      query.setMinimumNumberShouldMatch(1);
      Map<Integer, Double> scores = new HashMap<>();
      for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
        scores.put(numbers.of(hit.doc), (double) hit.score);
      }
      return scores;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word that no section has may be. */
  private boolean mayBeMisspelt(String word) throws IOException {
    return word.length() >= FUZZY_FROM
        && searcher.getIndexReader().docFreq(new Term(ALL, word)) == 0;
  }
}

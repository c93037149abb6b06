package dev.doorman.benchmark.answers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Lucene as it comes: BM25, the English analyser, title and text in one field. */
final class Bm25 implements Ranker {
  private static final int MOST = 50;

  private final IndexSearcher searcher;
  private final QueryBuilder queries = new QueryBuilder(new EnglishAnalyzer());

  Bm25(List<Document> documents) {
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig(new EnglishAnalyzer()))) {
        for (Document document : documents) {
          var indexed = new org.apache.lucene.document.Document();
          indexed.add(new StoredField("id", document.id()));
          indexed.add(
              new TextField("text", document.title() + "\n" + document.text(), Field.Store.NO));
          writer.addDocument(indexed);
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<Scored> rank(String question) {
    try {
      var query = queries.createBooleanQuery("text", question);
      List<Scored> ranked = new ArrayList<>();
      if (query != null) {
        var fields = searcher.storedFields();
        for (ScoreDoc hit : searcher.search(query, MOST).scoreDocs) {
          ranked.add(new Scored(fields.document(hit.doc).get("id"), hit.score));
        }
      }
      return ranked;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

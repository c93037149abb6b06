package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.VectorUtil;

/**
 * Passages by their meaning: vectors of their texts, of where they stand and of their example
 * questions. Lucene's graph names the candidates, the exact cosines are taken from the vectors
 * themselves. Immutable.
 */
final class VectorIndex {
  private final IndexSearcher searcher;
  private final SectionNumbers numbers;
  private final List<Nearness.Texts<float[]>> sections;

  /** Indexes sections; they are called by their place in the list from then on. */
  VectorIndex(List<SectionRef> refs, Embeddings embedder) {
    Set<String> texts = new LinkedHashSet<>();
    refs.forEach(ref -> texts.addAll(Nearness.allTexts(ref)));
    Map<String, float[]> vectors = embedder.embedAll(texts);
    sections =
        refs.stream()
            .map(ref -> Nearness.Texts.of(ref, text -> Objects.requireNonNull(vectors.get(text))))
            .toList();
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < refs.size(); i++) {
          add(writer, i);
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      numbers = new SectionNumbers(searcher.getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(IndexWriter writer, int section) throws IOException {
    for (float[] vector : vectors(sections.get(section)).toList()) {
      var document = new Document();
      SectionNumbers.mark(document, section);
      document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
      writer.addDocument(document);
    }
  }

  private static Stream<float[]> vectors(Nearness.Texts<float[]> section) {
    return Stream.concat(
        section.names().stream(),
        section.passages().stream()
            .flatMap(
                passage ->
                    Stream.concat(
                        Stream.of(passage.said(), passage.inContext()), passage.asked().stream())));
  }

  /** The sections with the vectors nearest to a question's; at most {@code most} vectors count. */
  Set<Integer> near(float[] question, int most) {
    try {
      var query = new KnnFloatVectorQuery("vector", question, most);
      Set<Integer> found = new LinkedHashSet<>();
      for (ScoreDoc hit : searcher.search(query, most).scoreDocs) {
        found.add(numbers.of(hit.doc));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many vectors there are. */
  int size() {
    return searcher.getIndexReader().numDocs();
  }

  /** How near a section is to a question. */
  Nearness nearness(int section, float[] question) {
    return Nearness.of(sections.get(section), text -> VectorUtil.dotProduct(question, text));
  }
}

package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Passages by their meaning: vectors of their texts and of their example questions. Lucene's graph
 * names the candidates, the exact cosines are taken from the vectors themselves. Immutable.
 */
final class VectorIndex {
  private final IndexSearcher searcher;
  private final SectionNumbers numbers;

  /** The vectors of each passage, by section. */
  private final List<List<Seen>> sections;

  private record Seen(Passage passage, List<float[]> vectors) {
    double similarity(float[] question) {
      return vectors.stream()
          .mapToDouble(vector -> Embeddings.cosine(question, vector))
          .max()
          .orElse(0);
    }
  }

  /** Indexes sections; they are called by their place in the list from then on. */
  VectorIndex(List<SectionRef> refs, Embeddings embedder) {
    Map<String, float[]> vectors = embedder.embedAll(texts(refs));
    sections = refs.stream().map(ref -> seen(ref, vectors)).toList();
    try {
      var directory = new ByteBuffersDirectory();
      try (var writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < refs.size(); i++) {
          add(writer, i, refs.get(i).article().locale().getLanguage());
        }
      }
      searcher = new IndexSearcher(DirectoryReader.open(directory));
      numbers = new SectionNumbers(searcher.getIndexReader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(IndexWriter writer, int section, String language) throws IOException {
    for (Seen seen : sections.get(section)) {
      for (float[] vector : seen.vectors()) {
        var document = new Document();
        SectionNumbers.mark(document, section);
        document.add(new StringField("language", language, Field.Store.NO));
        document.add(
            new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
        writer.addDocument(document);
      }
    }
  }

  private static Set<String> texts(List<SectionRef> refs) {
    Set<String> texts = new LinkedHashSet<>();
    refs.forEach(ref -> texts(ref).values().forEach(texts::addAll));
    return texts;
  }

  private static List<Seen> seen(SectionRef ref, Map<String, float[]> vectors) {
    List<Seen> seen = new ArrayList<>();
    texts(ref)
        .forEach(
            (passage, texts) ->
                seen.add(
                    new Seen(
                        passage,
                        texts.stream()
                            .flatMap(text -> Stream.ofNullable(vectors.get(text)))
                            .toList())));
    return seen;
  }

  /** What is compared with a question, for each passage of a section. */
  private static Map<Passage, Set<String>> texts(SectionRef ref) {
    Map<Passage, Set<String>> texts = new LinkedHashMap<>();
    for (Passage passage : Passage.of(ref.section())) {
      Set<String> of = texts.computeIfAbsent(passage, key -> new LinkedHashSet<>());
      boolean whole = passage.anchor().equals(Optional.of(ref.section().anchor()));
      of.add(whole ? ref.section().heading() + ". " + passage.text() : passage.text());
      if (whole) {
        of.add(ref.section().heading());
      }
      passage.anchor().ifPresent(anchor -> of.addAll(ref.article().questionsOf(anchor)));
    }
    return texts;
  }

  /** The sections with the vectors nearest to a question's; at most {@code most} vectors count. */
  Set<Integer> near(float[] question, String language, int most) {
    try {
      var query =
          new KnnFloatVectorQuery(
              "vector", question, most, new TermQuery(new Term("language", language)));
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

  /** All passages of a section, the nearest first. */
  List<Match> matches(int section, float[] question) {
    return sections.get(section).stream()
        .map(seen -> new Match(seen.passage(), seen.similarity(question)))
        .sorted(Comparator.comparingDouble(Match::similarity).reversed())
        .toList();
  }
}

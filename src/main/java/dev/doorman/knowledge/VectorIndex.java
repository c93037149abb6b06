package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
import org.apache.lucene.util.VectorUtil;

/**
 * Passages by their meaning: vectors of their texts, of where they stand and of their example
 * questions. Lucene's graph names the candidates, the exact cosines are taken from the vectors
 * themselves. Immutable.
 */
final class VectorIndex {
  private final IndexSearcher searcher;
  private final SectionNumbers numbers;
  private final List<Seen> sections;

  /** What a section is compared by. */
  private record Seen(List<float[]> names, List<SeenPassage> passages) {
    Stream<float[]> vectors() {
      return Stream.concat(
          names.stream(),
          passages.stream()
              .flatMap(
                  passage ->
                      Stream.of(passage.said, passage.inContext, passage.asked)
                          .flatMap(List::stream)));
    }
  }

  /**
   * What a passage is compared by.
   *
   * @param said its text
   * @param inContext its text under the titles that it stands under
   * @param asked its example questions
   */
  private record SeenPassage(
      Passage passage, List<float[]> said, List<float[]> inContext, List<float[]> asked) {}

  /** Indexes sections; they are called by their place in the list from then on. */
  VectorIndex(List<SectionRef> refs, Embeddings embedder) {
    Set<String> texts = new LinkedHashSet<>();
    refs.forEach(
        ref -> {
          texts.addAll(names(ref));
          for (Passage passage : Passage.of(ref.section())) {
            texts.add(passage.text());
            texts.add(inContext(ref, passage));
            texts.addAll(questions(ref, passage));
          }
        });
    Map<String, float[]> vectors = embedder.embedAll(texts);
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
    for (float[] vector : sections.get(section).vectors().toList()) {
      var document = new Document();
      SectionNumbers.mark(document, section);
      document.add(new StringField("language", language, Field.Store.NO));
      document.add(new KnnFloatVectorField("vector", vector, VectorSimilarityFunction.DOT_PRODUCT));
      writer.addDocument(document);
    }
  }

  private static Seen seen(SectionRef ref, Map<String, float[]> vectors) {
    Function<String, float[]> vector = text -> Objects.requireNonNull(vectors.get(text));
    return new Seen(
        names(ref).stream().map(vector).toList(),
        Passage.of(ref.section()).stream()
            .map(
                passage ->
                    new SeenPassage(
                        passage,
                        List.of(vector.apply(passage.text())),
                        List.of(vector.apply(inContext(ref, passage))),
                        questions(ref, passage).stream().map(vector).toList()))
            .toList());
  }

  private static Set<String> names(SectionRef ref) {
    return new LinkedHashSet<>(List.of(ref.section().heading(), ref.titles()));
  }

  private static String inContext(SectionRef ref, Passage passage) {
    return ref.titles() + ". " + passage.text();
  }

  private static List<String> questions(SectionRef ref, Passage passage) {
    return passage.anchor().map(ref.article()::questionsOf).orElse(List.of());
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

  /**
   * How near a section is to a question, each the best cosine of its kind.
   *
   * @param name of its headings
   * @param asked of its example questions; 0 where it has none
   * @param inContext of its passages under their headings
   * @param said of its passages' bare texts
   * @param matches all passages, the nearest first
   */
  record Nearness(double name, double asked, double inContext, double said, List<Match> matches) {}

  /** How near a section is to a question. */
  Nearness nearness(int section, float[] question) {
    Seen seen = sections.get(section);
    double name = best(question, seen.names);
    double asked = 0;
    double inContext = 0;
    double said = 0;
    List<Match> matches = new ArrayList<>();
    for (SeenPassage passage : seen.passages) {
      double examples = best(question, passage.asked);
      double own = best(question, passage.said);
      asked = Math.max(asked, examples);
      said = Math.max(said, own);
      inContext = Math.max(inContext, best(question, passage.inContext));
      double whole = matches.isEmpty() ? name : 0;
      matches.add(new Match(passage.passage, Math.max(whole, Math.max(examples, own))));
    }
    matches.sort(Comparator.comparingDouble(Match::similarity).reversed());
    return new Nearness(name, asked, inContext, said, matches);
  }

  private static double best(float[] question, List<float[]> vectors) {
    double best = 0;
    for (float[] vector : vectors) {
      best = Math.max(best, VectorUtil.dotProduct(question, vector));
    }
    return best;
  }
}

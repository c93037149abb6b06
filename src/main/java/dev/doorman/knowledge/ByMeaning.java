package dev.doorman.knowledge;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.util.VectorUtil;

/** Sections by their meaning, for the language of the embedding model. Immutable. */
final class ByMeaning implements Comparison {
  private final Embeddings embedder;
  private final VectorIndex vectors;

  /** For each section, what its article says that it does not answer. */
  private final List<List<float[]>> unanswered;

  /** What no article is about. */
  private final List<float[]> offTopic;

  ByMeaning(List<SectionRef> refs, Collection<String> offTopic, Embeddings embedder) {
    this.embedder = embedder;
    this.offTopic = List.copyOf(embedder.embedAll(offTopic).values());
    unanswered =
        PerArticle.of(
            refs, article -> List.copyOf(embedder.embedAll(article.unanswered()).values()));
    vectors = new VectorIndex(refs, embedder);
  }

  @Override
  public int size() {
    return vectors.size();
  }

  @Override
  public Asked ask(String question) {
    Embeddings.Read read = embedder.read(question);
    float[] vector = read.vector();
    return new Asked() {
      @Override
      public Set<Integer> near(int most) {
        return vectors.near(vector, most);
      }

      @Override
      public WordVectors words() {
        return read.words();
      }

      @Override
      public Nearness nearness(int section) {
        return vectors.nearness(section, vector);
      }

      @Override
      public double against(int section) {
        return Stream.concat(unanswered.get(section).stream(), offTopic.stream())
            .mapToDouble(other -> VectorUtil.dotProduct(vector, other))
            .max()
            .orElse(0);
      }
    };
  }
}

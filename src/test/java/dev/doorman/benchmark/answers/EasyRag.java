package dev.doorman.benchmark.answers;

import dev.langchain4j.data.document.Metadata;
import dev.langchain4j.data.document.splitter.DocumentSplitters;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.bgesmallenv15q.BgeSmallEnV15QuantizedEmbeddingModel;
import dev.langchain4j.store.embedding.EmbeddingSearchRequest;
import dev.langchain4j.store.embedding.inmemory.InMemoryEmbeddingStore;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What langchain4j gives without a thought: its recursive splitter (300 characters, 30 of them
 * shared), bge-small-en-v1.5 (quantised), its store in memory.
 */
final class EasyRag implements Ranker {
  private static final int SEGMENT = 300;
  private static final int SHARED = 30;
  private static final int MOST = 200;

  private final EmbeddingModel model = new BgeSmallEnV15QuantizedEmbeddingModel();
  private final InMemoryEmbeddingStore<TextSegment> store = new InMemoryEmbeddingStore<>();

  EasyRag(List<Document> documents) {
    var splitter = DocumentSplitters.recursive(SEGMENT, SHARED);
    for (Document document : documents) {
      var text =
          dev.langchain4j.data.document.Document.from(
              document.title() + "\n" + document.text(), Metadata.from("id", document.id()));
      // The model refuses segments of nothing but blanks and control characters.
      List<TextSegment> segments =
          splitter.split(text).stream()
              .filter(segment -> segment.text().codePoints().anyMatch(Character::isLetterOrDigit))
              .toList();
      if (!segments.isEmpty()) {
        store.addAll(model.embedAll(segments).content(), segments);
      }
    }
  }

  @Override
  public List<Scored> rank(String question) {
    var request =
        EmbeddingSearchRequest.builder()
            .queryEmbedding(model.embed(question).content())
            .maxResults(MOST)
            .build();
    Map<String, Double> best = new LinkedHashMap<>();
    store
        .search(request)
        .matches()
        .forEach(
            match -> best.putIfAbsent(match.embedded().metadata().getString("id"), match.score()));
    return best.entrySet().stream()
        .map(entry -> new Scored(entry.getKey(), entry.getValue()))
        .toList();
  }
}

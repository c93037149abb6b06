package dev.doorman.wiring;

import dev.doorman.conversation.Listener;
import dev.doorman.conversation.retention.RetentionConfig;
import dev.doorman.conversation.words.Guide;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.feedback.FeedbackResource;
import dev.doorman.knowledge.Attachments;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.EmbeddingConfig;
import dev.doorman.knowledge.embedding.EmbeddingModel;
import dev.doorman.knowledge.embedding.StoredVectors;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/** The articles and what is made of them, as they are now. */
final class Articles {
  @Produces
  @Singleton
  StoredVectors storedVectors(DoormanConfig config) {
    return StoredVectors.packagedAnd(Path.of(config.data(), "vectors.bin"), EmbeddingModel.USUAL);
  }

  @Produces
  @Singleton
  EmbeddingMetrics embeddingMetrics(MeterRegistry metrics) {
    return new EmbeddingMetrics(metrics);
  }

  @Produces
  @Singleton
  Embedder embedder(
      EmbeddingConfig config,
      EmbeddingMetrics counts,
      MeterRegistry metrics,
      StoredVectors stored) {
    var embedder = new Embedder(Embedder.Settings.of(config, counts, stored));
    Gauge.builder("doorman.embedding.waiting", embedder, Embedder::waiting)
        .description("Questions that wait for a thread")
        .register(metrics);
    return embedder;
  }

  void close(@Disposes Embedder embedder) {
    embedder.close();
  }

  @Produces
  @Singleton
  Editions editions(DoormanConfig config, Embedder embedder, StoredVectors stored) {
    return new Editions(KnowledgeFolder.find(config.knowledge()), embedder, stored);
  }

  @Produces
  @Singleton
  Knowledge knowledge(Editions editions) {
    return () -> editions.now().snapshot();
  }

  @Produces
  @Singleton
  Attachments attachments(Editions editions) {
    return new Attachments(editions.path());
  }

  @Produces
  @Singleton
  Guide guide(Editions editions) {
    return new LatestGuide(editions);
  }

  @Produces
  @Singleton
  Scribe scribe(Guide guide, RetentionConfig retention) {
    return new Scribe(new Words(), guide, retention.keepFor());
  }

  @Produces
  @Singleton
  Listener listener(Editions editions, EmbeddingMetrics counts) {
    return (text, before, locale) ->
        counts.counted(() -> editions.now().listener().listen(text, before, locale));
  }

  @Produces
  @Singleton
  FeedbackResource.Articles votedOn(Knowledge knowledge) {
    return article ->
        knowledge.now().library().articles().stream().anyMatch(known -> known.id().equals(article));
  }
}

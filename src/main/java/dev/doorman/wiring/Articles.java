package dev.doorman.wiring;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener;
import dev.doorman.conversation.words.ArticleGuide;
import dev.doorman.conversation.words.Guide;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.conversation.words.Words;
import dev.doorman.feedback.FeedbackResource;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.EmbeddingConfig;
import dev.doorman.understanding.Understander;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The articles and what is made of them; read once, when the application starts. */
final class Articles {
  @Produces
  @Singleton
  KnowledgeFolder folder(DoormanConfig config) {
    return KnowledgeFolder.find(config.knowledge());
  }

  @Produces
  @Singleton
  Library library(KnowledgeFolder folder) {
    return folder.library();
  }

  @Produces
  @Singleton
  Embedder embedder(EmbeddingConfig config, MeterRegistry metrics) {
    var embedder = new Embedder(Embedder.Settings.of(config, new EmbeddingMetrics(metrics)));
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
  SearchIndex index(Library library, Embedder embedder) {
    return new SearchIndex(library, embedder);
  }

  @Produces
  @Singleton
  Guide guide(Library library) {
    return new ArticleGuide(library);
  }

  @Produces
  @Singleton
  Scribe scribe(Guide guide) {
    return new Scribe(new Words(), guide);
  }

  @Produces
  @Singleton
  Listener listener(KnowledgeFolder folder, Library library, SearchIndex index, Embedder embedder) {
    return new AnsweringListener(
        new Understander(folder, library, embedder), new Answerer(index), library);
  }

  @Produces
  @Singleton
  FeedbackResource.Articles votedOn(Library library) {
    return article -> library.articles().stream().anyMatch(known -> known.id().equals(article));
  }
}

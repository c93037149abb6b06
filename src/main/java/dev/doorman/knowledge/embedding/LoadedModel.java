package dev.doorman.knowledge.embedding;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What is loaded of a model, which takes about a second of one core and 100 MB: shared by all
 * embedders of this process that work with the model, and freed with the last of them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class LoadedModel {
  private static final Map<EmbeddingModel, LoadedModel> LOADED =
      new EnumMap<>(EmbeddingModel.class);

  /** A model, ready to be used by several threads. */
  record Parts(WordPieces wordPieces, Vocabulary vocabulary, Encoder encoder) {
    private static Parts of(EmbeddingModel model) {
      byte[] description = model.wordPieces();
      var encoder = new Encoder(RowScales.in(model.weights()));
      return new Parts(new WordPieces(description), new Vocabulary(description), encoder);
    }

    private void free() {
      wordPieces.close();
      encoder.close();
    }
  }

  private final EmbeddingModel model;
  private @Nullable CompletableFuture<Parts> loading;
  private int users;

  private LoadedModel(EmbeddingModel model) {
    this.model = model;
  }

  /**
   * Begins to load a model, on a thread of its own, unless it is loaded already. Whoever uses it
   * releases it once.
   */
  static LoadedModel use(EmbeddingModel model) {
    synchronized (LOADED) {
      LoadedModel loaded = counted(model);
      if (loaded.loading == null || loaded.loading.isCompletedExceptionally()) {
        loaded.loading =
            CompletableFuture.supplyAsync(
                () -> Parts.of(model),
                load -> Thread.ofPlatform().daemon().name("embedding-model").start(load));
      }
      return loaded;
    }
  }

  /** From now on the model, once somebody has loaded it, stays loaded until the process ends. */
  static void keep(EmbeddingModel model) {
    synchronized (LOADED) {
      counted(model);
    }
  }

  private static LoadedModel counted(EmbeddingModel model) {
    LoadedModel loaded = LOADED.computeIfAbsent(model, LoadedModel::new);
    loaded.users++;
    return loaded;
  }

  /** The model; it fails where the model can't be loaded. */
  CompletableFuture<Parts> parts() {
    synchronized (LOADED) {
      return loading == null ? new CompletableFuture<>() : loading;
    }
  }

  /** Frees the model, unless others use it; waits until it is loaded, if need be. */
  void release() {
    CompletableFuture<Parts> last;
    synchronized (LOADED) {
      users--;
      if (users > 0 || loading == null) {
        return;
      }
      last = loading;
      LOADED.remove(model);
    }
    last.thenAccept(Parts::free).exceptionally(neverLoaded -> null).join();
  }
}

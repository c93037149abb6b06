package dev.doorman.wiring;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Watches the articles' folder where it can change, from start to stop. */
@Singleton
final class ArticlesWatch {
  private final Editions editions;
  private final ArticlesConfig config;
  private @Nullable FolderWatch watch;

  @Inject
  ArticlesWatch(Editions editions, ArticlesConfig config) {
    this.editions = editions;
    this.config = config;
  }

  synchronized void start() {
    if (!config.lookEvery().isZero()) {
      watch =
          editions
              .path()
              .map(
                  folder ->
                      new FolderWatch(folder, config.lookEvery(), config.settle(), editions::renew))
              .orElse(null);
    }
  }

  synchronized void close() {
    Optional.ofNullable(watch).ifPresent(FolderWatch::close);
    watch = null;
  }
}

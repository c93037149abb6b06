package dev.doorman.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * What the file system tells of changes by itself. Where it tells nothing, or has no room for
 * another listener, waiting takes its whole time.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class FolderEvents implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderEvents.class);
  private static final WatchEvent.Kind<?>[] ALL =
      List.of(
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_MODIFY,
              StandardWatchEventKinds.ENTRY_DELETE)
          .toArray(WatchEvent.Kind<?>[]::new);

  private final Optional<WatchService> service;
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Listens to nothing yet. */
  FolderEvents(Path folder) {
    Optional<WatchService> made;
    try {
      made = Optional.of(folder.getFileSystem().newWatchService());
    } catch (IOException | UnsupportedOperationException e) {
      LOG.debugf("No events from the file system: %s", e);
      made = Optional.empty();
    }
    this.service = made;
  }

  /** Listens to a folder, not to those in it; once more is no harm. */
  void listenTo(Path folder) {
    try {
      if (service.isPresent()) {
        folder.register(service.get(), ALL);
      }
    } catch (IOException e) {
      LOG.debugf("No events from %s: %s", folder, e);
    }
  }

  /**
   * Waits for an event.
   *
   * @return whether there was one within this time
   * @throws java.nio.file.ClosedWatchServiceException where this was closed meanwhile
   */
  boolean within(Duration most) throws InterruptedException {
    if (service.isEmpty()) {
      return closed.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
    WatchKey key = service.get().poll(most.toMillis(), TimeUnit.MILLISECONDS);
    boolean told = key != null;
    while (key != null) {
      key.pollEvents();
      key.reset();
      key = service.get().poll();
    }
    return told;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      if (service.isPresent()) {
        service.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.doorman.wiring;

import dev.doorman.knowledge.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Tells when the files of a folder changed and have come to rest.
 *
 * <p>The file system's own events say when to look. Where there are none (network file systems,
 * bind mounts, a folder that was swapped by a link), sizes and times are looked at every now and
 * then. Either way the files count as at rest once they stay as they are for a while, so that a
 * file that is saved in steps, or moved away and written again, is not read half.
 *
 * <h2>Thread-safety</h2>
 *
 * One thread of its own; {@link #close} may be called from any.
 */
final class FolderWatch implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(FolderWatch.class);

  /** Files that never come to rest are read after so many waits. */
  private static final int WAITS_MOST = 20;

  private final Path folder;
  private final Duration every;
  private final Duration settle;
  private final Runnable changed;
  private final FolderEvents events;
  private final Thread thread;

  /** What tells a changed file from an unchanged one without reading it. */
  private record Stamp(long size, long modified, String file) {}

  /**
   * Begins to watch.
   *
   * @param every how often to look without an event
   * @param settle how long nothing changes before {@code changed} is run
   * @param changed reads the folder; run once at the beginning too, for what changed before
   */
  FolderWatch(Path folder, Duration every, Duration settle, Runnable changed) {
    this(folder, every, settle, changed, new FolderEvents(folder));
  }

  FolderWatch(Path folder, Duration every, Duration settle, Runnable changed, FolderEvents events) {
    this.folder = folder;
    this.every = every;
    this.settle = settle;
    this.changed = changed;
    this.events = events;
    this.thread = Thread.ofPlatform().name("doorman-articles").daemon().unstarted(this::watch);
    thread.start();
  }

  private void watch() {
    try {
      Map<Path, Stamp> known = Map.of();
      boolean told = true;
      while (!Thread.currentThread().isInterrupted()) {
        Map<Path, Stamp> now = look();
        if (told || !now.equals(known)) {
          known = atRest(now);
          run();
        }
        told = events.within(every);
      }
    } catch (InterruptedException | ClosedWatchServiceException e) {
      LOG.debug("The articles are no longer watched.");
    }
  }

  /** The stamps of all files, once they stay the same. */
  private Map<Path, Stamp> atRest(Map<Path, Stamp> seen) throws InterruptedException {
    Map<Path, Stamp> before = seen;
    for (int i = 0; i < WAITS_MOST; i++) {
      boolean told = events.within(settle);
      Map<Path, Stamp> now = look();
      if (!told && now.equals(before)) {
        break;
      }
      before = now;
    }
    return before;
  }

  private void run() {
    try {
      changed.run();
    } catch (RuntimeException e) {
      // A fault of ours: the articles stay as they are, and the next change is a new chance.
      LOG.error("The changed articles could not be taken over.", e);
    }
  }

  /** Looks at all files, and has the file system tell of all folders, new ones included. */
  private Map<Path, Stamp> look() {
    Map<Path, Stamp> stamps = new TreeMap<>();
    try {
      Files.walkFileTree(folder, new Looking(stamps));
    } catch (IOException e) {
      // The folder vanished meanwhile, or may not be read: reading it tells which.
      LOG.debugf("The articles' folder could not be looked at: %s", e);
    }
    return stamps;
  }

  private final class Looking extends SimpleFileVisitor<Path> {
    private final Map<Path, Stamp> stamps;

    Looking(Map<Path, Stamp> stamps) {
      this.stamps = stamps;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
      if (!path.equals(folder) && String.valueOf(path.getFileName()).startsWith(".")) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      events.listenTo(path);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path path, BasicFileAttributes link) throws IOException {
      if (KnowledgeFolder.isTaken(folder.relativize(path).toString().replace('\\', '/'))
          && Files.exists(path)) {
        // Of the file, not of the link to it.
        var file = Files.readAttributes(path, BasicFileAttributes.class);
        stamps.put(
            path,
            new Stamp(
                file.size(),
                file.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                String.valueOf(file.fileKey())));
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path path, IOException e) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path path, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    events.close();
  }
}

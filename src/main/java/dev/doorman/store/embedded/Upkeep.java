package dev.doorman.store.embedded;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.RandomAccessStore;
import org.jboss.logging.Logger;

/**
 * Keeps the file small, a slice of time after the other: what is written in a slice waits for it,
 * so slices are short while there is work, and longer while there is none. What was erased is
 * overwritten where it lay, see {@link Scrub}.
 */
final class Upkeep {
  private static final Logger LOG = Logger.getLogger(Upkeep.class);
  private static final long EVERY_MILLIS = 250;
  private static final int BUSY_MILLIS = 10;
  private static final int IDLE_MILLIS = 200;

  private static final int BUSY_BYTES = 1 << 20;
  private static final int IDLE_BYTES = 16 << 20;

  /** A file that is larger than so much of what is needed is made smaller. */
  private static final int LARGE_PERCENT = 150;

  /** Chunks are moved where less of the file than this is in use. */
  private static final int FULL_PERCENT = 95;

  /** So often it is tried before the file is closed though it got no smaller. */
  private static final int VAIN_MOST = 3;

  /** Erased text is overwritten in spite of other work once so many times the usual time passed. */
  private static final int OVERDUE_SPANS = 2;

  /** Smaller files are left alone while there is work. */
  private static final long SMALL = 4L << 20;

  private final MVStore file;
  private final EmbeddedStore store;
  private final Scrub scrub;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private long version;
  private boolean stuck;

  /**
   * @param scrubEvery so often erased text is overwritten
   */
  Upkeep(MVStore file, EmbeddedStore store, Duration scrubEvery) {
    this.file = file;
    this.store = store;
    this.scrub = new Scrub(file, store, scrubEvery);
  }

  void start() {
    Thread.ofPlatform().name("doorman-store-upkeep").daemon().start(this::run);
  }

  void stop() {
    stopped.countDown();
  }

  private void run() {
    try {
      while (!stopped.await(EVERY_MILLIS, TimeUnit.MILLISECONDS) && store.isOpen()) {
        round();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    try {
      boolean idle = file.getCurrentVersion() == version;
      store.flushRest();
      FileStore<?> chunks = file.getFileStore();
      if (isLarge(chunks) && (!idle ? chunks.size() > SMALL : !stuck)) {
        long before = chunks.size();
        compact(idle ? IDLE_MILLIS : BUSY_MILLIS, idle ? IDLE_BYTES : BUSY_BYTES);
        store.flushRest();
        stuck = idle && chunks.size() >= before;
      } else if (!idle) {
        stuck = false;
      }
      if (scrub.isDue(idle ? 1 : OVERDUE_SPANS)) {
        scrub.next(idle ? IDLE_BYTES : BUSY_BYTES);
      }
      version = file.getCurrentVersion();
    } catch (MVStoreException e) {
      store.giveUp(e);
    } catch (SQLException e) {
      // The store has noted it.
      LOG.debug("not flushed", e);
    }
  }

  private static boolean isLarge(FileStore<?> chunks) {
    return chunks.size() > live(chunks) * LARGE_PERCENT / 100;
  }

  /** Writes what is needed of old chunks anew, then moves chunks into the room that is free. */
  private void compact(int millis, int bytes) {
    file.compactFile(millis);
    if (file.getFileStore() instanceof RandomAccessStore chunks) {
      chunks.compactMoveChunks(FULL_PERCENT, bytes, file);
    }
  }

  /** Before the file is closed: clears it, and makes it as small as it gets, within a time. */
  void finish(Duration most) throws SQLException {
    stop();
    try {
      FileStore<?> chunks = file.getFileStore();
      long end = System.nanoTime() + most.toNanos();
      boolean more = scrub.hasChanged();
      while (more && System.nanoTime() < end) {
        more = scrub.next(IDLE_BYTES);
      }
      int vain = 0;
      while (isLarge(chunks) && vain < VAIN_MOST && System.nanoTime() < end) {
        long before = chunks.size();
        compact(IDLE_MILLIS, IDLE_BYTES);
        store.flushRest();
        vain = chunks.size() < before ? 0 : vain + 1;
      }
    } catch (MVStoreException e) {
      throw new SQLException("the embedded store cannot be made smaller", "08003", e);
    }
  }

  /** How much of the file is needed, about: H2 knows the shares in whole hundredths. */
  static long live(FileStore<?> file) {
    return file.size()
        * Math.max(1, file.getFillRate())
        / 100
        * Math.max(1, file.getChunksFillRate())
        / 100;
  }
}

package dev.doorman.store.embedded;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.SingleFileStore;

/**
 * Overwrites what nothing in the file refers to any more, so that erased text is gone from it. H2
 * writes changed pages anew and leaves the old ones where they are. So pages that are still needed
 * are moved out of chunks that hold others too, until each chunk of the time before is needed
 * altogether or free; then free room is cleared.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; others may use the store meanwhile.
 */
final class Scrub {
  private static final int ALL = 100;

  /** So often pages are moved before what remains is left for the next time. */
  private static final int ROUNDS_MOST = 100;

  private final MVStore file;
  private final EmbeddedStore store;
  private final long everyNanos;

  /** Until which version all that isn't needed is gone. */
  private long done;

  private long finished = System.nanoTime();

  /** Until which version it is being cleared; -1 if nothing is. */
  private long aim = -1;

  private int rounds;
  private long at = FileSpace.FIRST;

  /**
   * @param every so long after it was done it's done again
   */
  Scrub(MVStore file, EmbeddedStore store, Duration every) {
    this.file = file;
    this.store = store;
    this.everyNanos = every.toNanos();
  }

  /**
   * Whether there is something to do.
   *
   * @param spans how many of them must have passed since it was done; one that is under way goes on
   */
  synchronized boolean isDue(int spans) {
    return aim >= 0 || (hasChanged() && System.nanoTime() - finished >= everyNanos * spans);
  }

  /** Whether something was written since it was done. */
  synchronized boolean hasChanged() {
    return aim >= 0 || done < file.getCurrentVersion();
  }

  /**
   * Does a part of it.
   *
   * @param bytes about so many are written at most
   * @return whether there is more to do at once
   * @throws SQLException if it could not be brought to the disk
   */
  synchronized boolean next(int bytes) throws SQLException {
    if (!(file.getFileStore() instanceof SingleFileStore chunks)) {
      return false;
    }
    var space = new FileSpace(chunks);
    if (aim < 0) {
      file.executeFilestoreOperation(space::forgetBuffers);
      aim = file.getCurrentVersion();
      rounds = 0;
      at = FileSpace.FIRST;
      renew();
    }
    if (at == FileSpace.FIRST && hasDeadPages() && rounds++ < ROUNDS_MOST) {
      file.compact(ALL, bytes);
      renew();
      return true;
    }
    file.executeFilestoreOperation(() -> clear(space, bytes));
    store.force();
    if (at < chunks.size()) {
      return true;
    }
    finish(space);
    return false;
  }

  private void finish(FileSpace space) {
    file.executeFilestoreOperation(space::clearJournal);
    if (!hasDeadPages()) {
      done = aim;
    }
    finished = System.nanoTime();
    aim = -1;
  }

  /** H2 gives up old chunks, and describes new ones, once newer versions have been written. */
  private void renew() throws SQLException {
    for (int version = 0; version < 2; version++) {
      file.setStoreVersion(1 - file.getStoreVersion() % 2);
      store.force();
    }
    file.executeFilestoreOperation(file.getFileStore()::dropUnusedChunks);
  }

  private boolean hasDeadPages() {
    return StoredChunk.all(file).anyMatch(chunk -> chunk.version() <= aim && chunk.hasDeadPages());
  }

  /** Goes on where the last time ended. */
  private void clear(FileSpace space, int bytes) {
    if (at == FileSpace.FIRST) {
      List<StoredChunk> chunks = StoredChunk.all(file).toList();
      chunks.forEach(space::clearRest);
    }
    at = space.clearFree(at, bytes);
  }
}

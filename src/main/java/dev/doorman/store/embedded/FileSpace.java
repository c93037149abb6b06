package dev.doorman.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Queue;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.FreeSpaceBitSet;
import org.h2.mvstore.RandomAccessStore;
import org.h2.mvstore.SingleFileStore;

/**
 * The bytes of H2's file that belong to no page: free room between chunks, and the rest of a
 * chunk's last block, in which H2 leaves whatever its buffer held before.
 *
 * <h2>Thread-safety</h2>
 *
 * Each method must run while nothing is written, see {@link
 * org.h2.mvstore.MVStore#executeFilestoreOperation}.
 */
final class FileSpace {
  static final int BLOCK = 4096;

  /** The blocks before it hold the file's own description. */
  static final long FIRST = 2L * BLOCK;

  /** The end of each chunk, by which H2 finds it. */
  private static final int FOOTER = 128;

  /** What a chunk's table holds for each page. */
  private static final int TABLE_ENTRY = 8;

  private static final int BLOCKS_AT_ONCE = 64;

  private static final VarHandle FREE_SPACE =
      handle(RandomAccessStore.class, "freeSpace", FreeSpaceBitSet.class);
  private static final VarHandle CHANNEL =
      handle(SingleFileStore.class, "fileChannel", FileChannel.class);
  private static final VarHandle BUFFERS = handle(FileStore.class, "writeBufferPool", Queue.class);

  private final SingleFileStore store;

  FileSpace(SingleFileStore store) {
    this.store = store;
  }

  private static VarHandle handle(Class<?> owner, String field, Class<?> type) {
    try {
      return MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
          .findVarHandle(owner, field, type);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  /** Has later chunks begin with empty buffers. */
  void forgetBuffers() {
    ((Queue<?>) BUFFERS.get(store)).clear();
  }

  /**
   * Clears free blocks.
   *
   * @param from where to begin, a multiple of {@link #BLOCK}
   * @param bytes about so many are cleared at most
   * @return where to go on; the length of the file or more at its end
   */
  long clearFree(long from, int bytes) {
    var space = (FreeSpaceBitSet) FREE_SPACE.get(store);
    long end = length();
    long at = from;
    long left = bytes;
    while (at < end && left > 0) {
      int free = free(space, at, end);
      clear(at, free);
      at += Math.max(BLOCK, free);
      left -= free;
    }
    return at;
  }

  /** How many bytes are free from here on, in whole blocks. */
  private static int free(FreeSpaceBitSet space, long at, long end) {
    int free = 0;
    while (free < BLOCKS_AT_ONCE * BLOCK && at + free < end && space.isFree(at + free, BLOCK)) {
      free += BLOCK;
    }
    return free;
  }

  /** Clears what lies between a chunk's contents and its end. */
  void clearRest(StoredChunk chunk) {
    long from = chunk.block() * BLOCK + chunk.table() + chunk.pages() * TABLE_ENTRY;
    long to = (chunk.block() + chunk.blocks()) * BLOCK - FOOTER;
    clear(from, (int) Math.max(0, to - from));
  }

  /** Empties the journal too, in which the same bytes may lie. */
  void clearJournal() {
    if (CHANNEL.get(store) instanceof JournaledChannel journaled) {
      try {
        journaled.emptyJournal();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private long length() {
    try {
      return ((FileChannel) CHANNEL.get(store)).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear(long at, int length) {
    var channel = (FileChannel) CHANNEL.get(store);
    try {
      ByteBuffer there = ByteBuffer.allocate(length);
      while (there.hasRemaining() && channel.read(there, at + there.position()) >= 0) {
        // On to the rest.
      }
      ByteBuffer zeros = ByteBuffer.allocate(there.position());
      if (there.flip().equals(zeros)) {
        return;
      }
      while (zeros.hasRemaining()) {
        channel.write(zeros, at + zeros.position());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

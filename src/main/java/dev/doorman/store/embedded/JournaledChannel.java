package dev.doorman.store.embedded;

import dev.doorman.store.embedded.Journal.Write;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.h2.store.fs.FileBaseDefault;
import org.jspecify.annotations.Nullable;

/**
 * A file that is after a loss of power as it was at some moment, with all that was forced. What is
 * written stays in memory until it is forced; then it goes into the journal, which is forced, and
 * only then into the file itself, which is forced when the journal begins anew.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
// It has locks of its own: reads wait for no flush.
@SuppressWarnings("UnsynchronizedOverridesSynchronized")
final class JournaledChannel extends FileBaseDefault {
  /** The journal begins anew when it is longer. */
  private static final long JOURNAL_BYTES = 1L << 20;

  /** More than this is forced even where nobody asks for it. */
  private static final long PENDING_BYTES = 4L << 20;

  private final FileChannel main;
  private final Journal journal;
  private final ReentrantReadWriteLock content = new ReentrantReadWriteLock();
  private final ReentrantLock forcing = new ReentrantLock();
  private final List<Write> pending = new ArrayList<>();
  private long pendingBytes;
  private long size;
  private volatile boolean failed;

  /** Whether the file is this process's own, so that the journal may be written. */
  private volatile boolean locked;

  JournaledChannel(FileChannel main, FileChannel journal) throws IOException {
    this.main = main;
    this.journal = new Journal(journal);
    size = main.size();
  }

  @Override
  public long size() {
    content.readLock().lock();
    try {
      return size;
    } finally {
      content.readLock().unlock();
    }
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    content.readLock().lock();
    try {
      if (position >= size) {
        return -1;
      }
      if (pending.stream().noneMatch(write -> overlaps(write, position, target.remaining()))) {
        return main.read(target, position);
      }
      int length = (int) Math.min(target.remaining(), size - position);
      ByteBuffer found = ByteBuffer.allocate(length);
      while (found.hasRemaining() && main.read(found, position + found.position()) >= 0) {
        // On to the rest; what the file does not have yet is pending.
      }
      byte[] bytes = found.array();
      for (Write write : pending) {
        long from = Math.max(position, write.position());
        long to = Math.min(position + length, write.end());
        if (from < to) {
          System.arraycopy(
              write.bytes(),
              (int) (from - write.position()),
              bytes,
              (int) (from - position),
              (int) (to - from));
        }
      }
      target.put(bytes, 0, length);
      return length;
    } finally {
      content.readLock().unlock();
    }
  }

  private static boolean overlaps(Write write, long position, int length) {
    return write.position() < position + length && position < write.end();
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    if (failed) {
      throw new IOException("The disk failed before");
    }
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    if (bytes.length == 0) {
      return 0;
    }
    boolean many;
    content.writeLock().lock();
    try {
      pending.add(new Write(position, bytes));
      pendingBytes += bytes.length;
      size = Math.max(size, position + bytes.length);
      many = pendingBytes > PENDING_BYTES;
    } finally {
      content.writeLock().unlock();
    }
    if (many) {
      force(true);
    }
    return bytes.length;
  }

  @Override
  protected void implTruncate(long length) throws IOException {
    force(true);
    content.writeLock().lock();
    try {
      if (length >= size) {
        return;
      }
      pending.add(new Write(length, new byte[0]));
      size = length;
    } finally {
      content.writeLock().unlock();
    }
    force(true);
  }

  @Override
  public void force(boolean metaData) throws IOException {
    forcing.lock();
    try {
      List<Write> writes = copy();
      if (writes.isEmpty()) {
        return;
      }
      journal.append(writes);
      apply(writes);
      if (journal.length() > JOURNAL_BYTES) {
        main.force(true);
        journal.reset();
      }
    } catch (IOException e) {
      failed = true;
      throw e;
    } finally {
      forcing.unlock();
    }
  }

  /** Leaves nothing in the journal of what was written, once all of it is in the file itself. */
  void emptyJournal() throws IOException {
    forcing.lock();
    try {
      force(true);
      main.force(true);
      journal.empty();
    } catch (IOException e) {
      failed = true;
      throw e;
    } finally {
      forcing.unlock();
    }
  }

  private List<Write> copy() {
    content.readLock().lock();
    try {
      return List.copyOf(pending);
    } finally {
      content.readLock().unlock();
    }
  }

  private void apply(List<Write> writes) throws IOException {
    content.writeLock().lock();
    try {
      for (Write write : writes) {
        write.apply(main);
        pendingBytes -= write.bytes().length;
      }
      pending.subList(0, writes.size()).clear();
    } finally {
      content.writeLock().unlock();
    }
  }

  /** Brings the file up to date with its journal, once no other process can be using both. */
  @Override
  public @Nullable FileLock tryLock(long position, long length, boolean shared) throws IOException {
    FileLock lock = main.tryLock(position, length, shared);
    if (lock != null) {
      content.writeLock().lock();
      try {
        journal.replay(main);
        size = main.size();
        locked = true;
      } finally {
        content.writeLock().unlock();
      }
    }
    return lock;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    try {
      if (locked && !failed) {
        force(true);
        main.force(true);
        journal.closeEmpty();
      }
    } finally {
      journal.close();
      main.close();
    }
  }
}

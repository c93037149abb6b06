package dev.doorman.store.embedded;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings commits to the disk, many with one flush: whoever comes while a flush is under way waits
 * for the next one, which one of those who wait makes for all of them.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class GroupCommit {
  private final Flush flush;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final AtomicInteger underWay = new AtomicInteger();
  private long asked;
  private long done;
  private boolean leading;

  /** Brings all that is committed to the disk; called by one thread at a time. */
  interface Flush {
    void run() throws SQLException;
  }

  /** What is committed in memory when it returns. */
  interface Commit {
    void run() throws SQLException;
  }

  GroupCommit(Flush flush) {
    this.flush = flush;
  }

  /**
   * Commits, and returns once it is on the disk.
   *
   * @throws SQLException if either failed; whether it is stored is not known where the flush did
   */
  void commit(Commit commit) throws SQLException {
    underWay.incrementAndGet();
    try {
      commit.run();
      await();
    } finally {
      underWay.decrementAndGet();
    }
  }

  /** Returns once all that other threads have committed until now is on the disk. */
  void settle() throws SQLException {
    if (underWay.get() > 0) {
      await();
    }
  }

  private void await() throws SQLException {
    long upTo = turn();
    if (upTo == 0) {
      return;
    }
    boolean flushed = false;
    try {
      flush.run();
      flushed = true;
    } finally {
      lock.lock();
      try {
        leading = false;
        if (flushed) {
          done = upTo;
        }
        ended.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** Up to which caller this one has to flush; 0 where another one did it. */
  private long turn() {
    lock.lock();
    try {
      long mine = ++asked;
      while (done < mine && leading) {
        ended.awaitUninterruptibly();
      }
      if (done >= mine) {
        return 0;
      }
      leading = true;
      return asked;
    } finally {
      lock.unlock();
    }
  }
}

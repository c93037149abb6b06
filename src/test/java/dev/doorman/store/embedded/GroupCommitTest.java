package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupCommitTest {
  private final AtomicInteger flushes = new AtomicInteger();
  private final AtomicInteger committed = new AtomicInteger();

  @Test
  void allWhoComeWhileOneIsFlushedAreFlushedTogether() throws Exception {
    var first = new CountDownLatch(1);
    var flushing = new CountDownLatch(1);
    var group =
        new GroupCommit(
            () -> {
              if (flushes.incrementAndGet() == 1) {
                flushing.countDown();
                awaited(first);
              }
            });
    List<Thread> threads = new ArrayList<>();
    threads.add(Thread.startVirtualThread(() -> commit(group)));
    flushing.await();
    for (int other = 0; other < 10; other++) {
      threads.add(Thread.startVirtualThread(() -> commit(group)));
    }
    await().until(() -> committed.get() == 11);
    first.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
    // Who had not begun to wait when the second flush began has a third.
    assertThat(flushes.get()).isBetween(2, 3);
  }

  @Test
  void aFlushThatFailsAcknowledgesNobodyAndTheNextOneIsTried() throws Exception {
    var broken = new AtomicInteger(1);
    var group =
        new GroupCommit(
            () -> {
              if (broken.getAndDecrement() > 0) {
                throw new SQLException("disk full");
              }
              flushes.incrementAndGet();
            });
    assertThatThrownBy(() -> group.commit(committed::incrementAndGet))
        .isInstanceOf(SQLException.class);
    group.commit(committed::incrementAndGet);
    assertThat(flushes).hasValue(1);
  }

  @Test
  void whoeverReadsWaitsForWhatIsNotOnTheDiskYetAndForNothingElse() throws Exception {
    var release = new CountDownLatch(1);
    var flushing = new CountDownLatch(1);
    var settled = new AtomicInteger();
    var group =
        new GroupCommit(
            () -> {
              if (flushes.incrementAndGet() == 1) {
                flushing.countDown();
                awaited(release);
              }
            });
    group.settle();
    assertThat(flushes).hasValue(0);
    Thread writer = Thread.startVirtualThread(() -> commit(group));
    flushing.await();
    Thread reader =
        Thread.ofPlatform()
            .start(
                () -> {
                  try {
                    group.settle();
                    settled.incrementAndGet();
                  } catch (SQLException e) {
                    throw new IllegalStateException(e);
                  }
                });
    await().until(() -> reader.getState() == Thread.State.WAITING);
    assertThat(settled).hasValue(0);
    release.countDown();
    writer.join();
    reader.join();
    assertThat(settled).hasValue(1);
  }

  private void commit(GroupCommit group) {
    try {
      group.commit(committed::incrementAndGet);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerLossTest {
  private static final int CUTS = 100;
  private static final int TURNS_BETWEEN = 40;

  private final ReentrantReadWriteLock pause = new ReentrantReadWriteLock(true);

  @TempDir Path folder;

  /** Also while erased text is overwritten all the time. */
  @ParameterizedTest
  @ValueSource(strings = {EmbeddedDriver.SCRUB_USUAL, "PT0S"})
  void nothingAcknowledgedIsLostWhenThePowerIsCut(String scrub) throws Exception {
    Path file = folder.resolve("doorman");
    PowerDisk disk = PowerPath.disk(folder);
    var driver = new EmbeddedDriver(PowerPath.PREFIX);
    var pairs = new Pairs();
    var random = new Random(20261130);
    try (Connection connection = Pairs.open(driver, file, scrub)) {
      Pairs.create(connection);
      var running = new AtomicBoolean(true);
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < 4; writer++) {
        long seed = writer;
        writers.add(Thread.ofPlatform().start(() -> write(driver, file, pairs, running, seed)));
      }
      for (int cut = 0; cut < CUTS; cut++) {
        long until = pairs.next.get() + TURNS_BETWEEN;
        while (pairs.next.get() < until) {
          assertThat(writers).as("writers that failed").allMatch(Thread::isAlive);
          Thread.onSpinWait();
        }
        Path image = folder.resolve("cut" + cut);
        Set<Long> acknowledged = Set.copyOf(pairs.acknowledged);
        disk.cut(image, random);
        // The writers wait while this is looked at.
        pause.writeLock().lock();
        try (Connection after = Pairs.open(new EmbeddedDriver(), image.resolve("doorman"));
            var end = after.createStatement()) {
          Set<Long> lost = new HashSet<>(acknowledged);
          lost.removeAll(Pairs.stored(after));
          assertThat(lost).as("lost in cut %d", cut).isEmpty();
          end.execute("shutdown immediately");
        } finally {
          pause.writeLock().unlock();
        }
      }
      running.set(false);
      for (Thread writer : writers) {
        writer.join();
      }
      assertThat(pairs.acknowledged).hasSizeGreaterThan(CUTS * TURNS_BETWEEN / 2);
      assertThat(Pairs.stored(connection).equals(pairs.acknowledged)).as("all is there").isTrue();
    }
    assertThat(disk.forces()).isPositive();
  }

  private void write(
      EmbeddedDriver driver, Path file, Pairs pairs, AtomicBoolean running, long seed) {
    try (Connection connection = Pairs.open(driver, file)) {
      var random = new Random(seed);
      while (running.get()) {
        pause.readLock().lock();
        try {
          pairs.turn(connection, random);
        } finally {
          pause.readLock().unlock();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

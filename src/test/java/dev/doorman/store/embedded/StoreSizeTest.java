package dev.doorman.store.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.doorman.store.Durability;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSizeTest {
  private static final int TURNS = 10_000;

  @TempDir Path folder;

  @Test
  void theFileIsAtMostThreeTimesWhatIsInItAfterTenThousandTurnsAndAfterAStop() throws Exception {
    Path file = folder.resolve("doorman");
    Path path = folder.resolve("doorman.mv.db");
    var driver = new EmbeddedDriver();
    var pairs = new Pairs();
    long begun = System.nanoTime();
    try (Connection connection = Pairs.open(driver, file)) {
      Pairs.create(connection);
      var left = new AtomicInteger(TURNS);
      List<Thread> writers = new ArrayList<>();
      for (int writer = 0; writer < 8; writer++) {
        long seed = writer;
        writers.add(Thread.ofPlatform().start(() -> write(driver, file, pairs, left, seed)));
      }
      for (Thread writer : writers) {
        writer.join();
      }
      long took = System.nanoTime() - begun;
      long live = live(connection);
      System.out.printf(
          "%d turns in %d ms, %s, file %d kB, live %d kB%n",
          TURNS,
          took / 1_000_000,
          connection.unwrap(Durability.class).condition(),
          Files.size(path) / 1024,
          live / 1024);
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(Files.size(path)).isLessThanOrEqualTo(3 * live));
      System.out.printf("idle: file %d kB%n", Files.size(path) / 1024);
      assertThat(pairs.acknowledged).hasSize(TURNS);
    }
    long closed = Files.size(path);
    System.out.printf("closed: file %d kB%n", closed / 1024);
    try (Connection connection = Pairs.open(driver, file)) {
      assertThat(closed).isLessThanOrEqualTo(3 * live(connection));
      assertThat(Pairs.stored(connection).equals(pairs.acknowledged)).as("all is there").isTrue();
    }
  }

  /** The size of a fresh store of H2 alone with the same rows. */
  private long live(Connection connection) throws Exception {
    Path script = folder.resolve("script.sql");
    Path copy = folder.resolve("copy");
    try (var statement = connection.createStatement()) {
      statement.execute("script to '" + script + "'");
    }
    try (var made = DriverManager.getConnection("jdbc:h2:file:" + copy, "doorman", "");
        var statement = made.createStatement()) {
      statement.execute("runscript from '" + script + "'");
      statement.execute("shutdown compact");
    }
    Path path = folder.resolve("copy.mv.db");
    long size = Files.size(path);
    Files.delete(path);
    return size;
  }

  private static void write(
      EmbeddedDriver driver, Path file, Pairs pairs, AtomicInteger left, long seed) {
    try (Connection connection = Pairs.open(driver, file)) {
      var random = new Random(seed);
      while (left.getAndDecrement() > 0) {
        pairs.turn(connection, random);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

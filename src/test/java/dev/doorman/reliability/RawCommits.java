package dev.doorman.reliability;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What a store can do at most: commits of one small row, by writers who do nothing else. */
final class RawCommits {
  /** Gives connections to the store. */
  interface Source {
    Connection connect() throws SQLException;
  }

  private RawCommits() {}

  /** Commits a second, all writers together. */
  static double perSecond(Source source, int writers, Duration length)
      throws SQLException, InterruptedException, ExecutionException {
    try (Connection connection = source.connect();
        var statement = connection.createStatement()) {
      statement.execute("create table if not exists raw_commit (writer int, nr bigint)");
    }
    long begun = System.nanoTime();
    List<Future<Long>> counts = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(writers)) {
      for (int i = 0; i < writers; i++) {
        int writer = i;
        counts.add(threads.submit(() -> write(source, writer, begun + length.toNanos())));
      }
    }
    long all = 0;
    for (Future<Long> count : counts) {
      all += count.get();
    }
    return all / ((System.nanoTime() - begun) / 1e9);
  }

  private static long write(Source source, int writer, long end) throws SQLException {
    try (Connection connection = source.connect();
        var insert = connection.prepareStatement("insert into raw_commit values (?, ?)")) {
      connection.setAutoCommit(false);
      long done = 0;
      for (; System.nanoTime() < end; done++) {
        insert.setInt(1, writer);
        insert.setLong(2, done);
        insert.executeUpdate();
        connection.commit();
      }
      return done;
    }
  }
}

package dev.doorman.store.embedded;

import dev.doorman.store.Durability;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.FileStore;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * The opened file. H2 writes nothing by itself: {@link GroupCommit} has it write what is committed,
 * {@link Upkeep} has it give room back.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class EmbeddedStore implements Durability {
  /** How long it may be made smaller when it is closed. */
  static final Duration CLOSING = Duration.ofSeconds(5);

  private static final Logger LOG = Logger.getLogger(EmbeddedStore.class);

  /**
   * Errors come back as exceptions; H2's trace file would fill a disk that is full. Each connection
   * keeps its parsed statements, which are more than the eight that H2 keeps by itself.
   */
  private static final String OPTIONS =
      ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;QUERY_CACHE_SIZE=64";

  private static final Set<String> OWN =
      Set.of(EmbeddedDriver.FSYNC, EmbeddedDriver.MIGRATIONS, EmbeddedDriver.SCRUB);

  private final String url;
  private final Properties user;
  private final Path folder;
  private final boolean fsync;
  private final Disk disk;
  private final Connection anchor;
  private final MVStore file;
  private final GroupCommit commits = new GroupCommit(this::flush);
  private final Upkeep upkeep;
  private int connections;
  private boolean open = true;

  private EmbeddedStore(
      String url,
      Properties user,
      Path folder,
      boolean fsync,
      Duration scrub,
      Disk disk,
      Connection anchor) {
    this.url = url;
    this.user = user;
    this.folder = folder;
    this.fsync = fsync;
    this.disk = disk;
    this.anchor = anchor;
    SessionLocal session = (SessionLocal) ((JdbcConnection) anchor).getSession();
    this.file = session.getDatabase().getStore().getMvStore();
    // No thread of H2's own, nothing written at a commit, and the room of what is replaced at once.
    file.setAutoCommitDelay(-1);
    file.setRetentionTime(0);
    upkeep = new Upkeep(file, this, scrub);
  }

  /**
   * @param files the file system of H2 that keeps the file
   * @param path of the file, without its ending, and H2's own settings behind it
   */
  static EmbeddedStore open(String files, String path, Properties info, Disk disk)
      throws SQLException {
    boolean fsync = !"false".equals(info.getProperty(EmbeddedDriver.FSYNC));
    Duration scrub =
        Duration.parse(info.getProperty(EmbeddedDriver.SCRUB, EmbeddedDriver.SCRUB_USUAL));
    Properties user = new Properties();
    info.stringPropertyNames().stream()
        .filter(name -> !OWN.contains(name))
        .forEach(name -> user.setProperty(name, info.getProperty(name)));
    JournaledPath.register();
    int settings = path.indexOf(';');
    String name = settings < 0 ? path : path.substring(0, settings);
    Path absolute = Path.of(name).toAbsolutePath().normalize();
    String url =
        "jdbc:h2:"
            + (fsync ? JournaledPath.SCHEME + ":" : "")
            + files
            + absolute
            + OPTIONS
            + (settings < 0 ? "" : path.substring(settings));
    Path folder = Objects.requireNonNull(absolute.getParent());
    String migrations = info.getProperty(EmbeddedDriver.MIGRATIONS, "");
    var migration = new Migration(absolute);
    try {
      migration.undoHalf();
    } catch (IOException e) {
      throw new SQLException("the store's tables cannot be brought up to date", e);
    }
    Connection anchor = new org.h2.Driver().connect(url, user);
    var store = new EmbeddedStore(url, user, folder, fsync, scrub, disk, anchor);
    try {
      if (!migrations.isEmpty()) {
        migration.run(flyway(url, user, migrations), anchor, store::flush);
      }
    } catch (SQLException | IOException | RuntimeException e) {
      anchor.close();
      throw e instanceof SQLException sql
          ? sql
          : new SQLException("the store's tables cannot be brought up to date", e);
    }
    store.upkeep.start();
    return store;
  }

  private static Flyway flyway(String url, Properties user, String locations) {
    return Flyway.configure()
        .dataSource(url, user.getProperty("user"), user.getProperty("password"))
        .locations(locations)
        .load();
  }

  GroupCommit commits() {
    return commits;
  }

  Connection connect() throws SQLException {
    try {
      return new org.h2.Driver().connect(url, user);
    } catch (SQLException e) {
      release();
      throw failed(e);
    }
  }

  /** Keeps it open for one more connection; false where it is closed. */
  synchronized boolean acquire() {
    if (isOpen()) {
      connections++;
      return true;
    }
    return false;
  }

  /** A connection is closed; the file is, with the last one. */
  synchronized void release() throws SQLException {
    if (--connections == 0 && open) {
      open = false;
      try {
        upkeep.finish(CLOSING);
      } finally {
        anchor.close();
      }
    }
  }

  synchronized boolean isOpen() {
    return open && !file.isClosed() && file.getPanicException() == null;
  }

  private void flush() throws SQLException {
    try {
      boolean written = file.commit() >= 0;
      if (fsync) {
        file.sync();
      }
      if (file.isClosed()) {
        throw new SQLTransientConnectionException("the embedded store is closed", "08003");
      }
      if (written) {
        disk.forced();
      }
    } catch (MVStoreException e) {
      giveUp(e);
      throw new SQLTransientConnectionException("the embedded store cannot be written", "08003", e);
    }
  }

  /** Writes what was committed without a transaction. */
  void flushRest() throws SQLException {
    if (file.hasUnsavedChanges()) {
      force();
    }
  }

  /** Brings all that was written to the disk, also what H2 itself did. */
  void force() throws SQLException {
    commits.commit(() -> {});
  }

  /** Notes a failure, if it ended the store. */
  SQLException failed(SQLException failure) {
    if (file.getPanicException() != null || file.isClosed()) {
      giveUp(failure);
    }
    return failure;
  }

  /** Closes what cannot be relied on any more; the next connection opens the file again. */
  void giveUp(Exception why) {
    synchronized (this) {
      if (!open) {
        return;
      }
      open = false;
    }
    upkeep.stop();
    disk.failed(reason(why));
    LOG.errorf("the embedded store cannot be written, and is opened again: %s", reason(why));
    try (var statement = anchor.createStatement()) {
      statement.execute("shutdown immediately");
    } catch (SQLException e) {
      LOG.debug("closed already", e);
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  @Override
  public void settle() throws SQLException {
    commits.settle();
  }

  @Override
  public Condition condition() {
    FileStore<?> store = file.getFileStore();
    return new Condition(disk.fault(folder), disk.fsyncs(), store.size(), Upkeep.live(store));
  }
}

package dev.doorman.store.embedded;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The JDBC driver of the embedded store, for URLs {@code jdbc:h2:file:PATH}. With the property
 * {@value #FSYNC} set to {@code false} a commit returns once the operating system has it. With the
 * property {@value #MIGRATIONS}, a location for Flyway, the tables are brought up to date before
 * the first connection is given.
 *
 * <p>The file is opened by a thread of its own: who waits for a connection may give up, and the
 * opening goes on. It is closed, and made as small as {@link EmbeddedStore#CLOSING} allows, when
 * the last connection is. After a fault of the disk the next connection opens it again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. One driver opens one file.
 */
public final class EmbeddedDriver implements Driver {
  /** Name of the property that says whether commits wait for the disk. */
  public static final String FSYNC = "fsync";

  /** Name of the property with the migrations that are made when the file is opened. */
  public static final String MIGRATIONS = "migrations";

  /** Name of the property that says how often erased text is overwritten, in ISO 8601. */
  static final String SCRUB = "scrub";

  static final String SCRUB_USUAL = "PT1H";

  private static final String PREFIX = "jdbc:h2:file:";

  private final String files;
  private final Disk disk = new Disk();
  private @Nullable FutureTask<EmbeddedStore> opening;

  /** For connection pools, which make one for themselves. */
  public EmbeddedDriver() {
    // A file that an interrupted thread has closed is opened again.
    this("retry:");
  }

  /**
   * @param files the file system of H2 that keeps the file
   */
  EmbeddedDriver(String files) {
    this.files = files;
  }

  @Override
  public boolean acceptsURL(String url) {
    return url.startsWith(PREFIX);
  }

  @Override
  public @Nullable Connection connect(String url, Properties info) throws SQLException {
    if (!acceptsURL(url)) {
      return null;
    }
    EmbeddedStore store = store(url.substring(PREFIX.length()), info);
    return DurableConnection.around(store.connect(), store);
  }

  private EmbeddedStore store(String path, Properties info) throws SQLException {
    while (true) {
      FutureTask<EmbeddedStore> task = opening(path, info);
      try {
        EmbeddedStore store = task.get();
        if (store.acquire()) {
          return store;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SQLTransientConnectionException(
            "the embedded store is still being opened", "08001", e);
      } catch (ExecutionException e) {
        forget(task);
        if (e.getCause() instanceof SQLException sql) {
          throw sql;
        }
        throw new SQLException("the embedded store cannot be opened", "08001", e.getCause());
      }
      // It was closed meanwhile.
      forget(task);
    }
  }

  private synchronized FutureTask<EmbeddedStore> opening(String path, Properties info) {
    if (opening == null) {
      opening = new FutureTask<>(() -> EmbeddedStore.open(files, path, info, disk));
      Thread.ofPlatform().name("doorman-store-opening").daemon().start(opening);
    }
    return opening;
  }

  private synchronized void forget(FutureTask<EmbeddedStore> task) {
    if (opening == task) {
      opening = null;
    }
  }

  @Override
  public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
    return new DriverPropertyInfo[0];
  }

  @Override
  public int getMajorVersion() {
    return 1;
  }

  @Override
  public int getMinorVersion() {
    return 0;
  }

  @Override
  public boolean jdbcCompliant() {
    return false;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }
}

package dev.doorman.store.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.output.MigrateResult;
import org.jboss.logging.Logger;

/**
 * Brings the tables up to date, so that a process that is killed in between has done nothing. H2
 * commits each statement that changes a table, so a backup is made before, a mark says that one is
 * under way, and who finds the mark puts the backup back and begins anew.
 *
 * <h2>Thread-safety</h2>
 *
 * For one thread at a time.
 */
final class Migration {
  private static final Logger LOG = Logger.getLogger(Migration.class);
  private static final String DATA = ".mv.db";

  /** H2's code for a file that another process uses. */
  private static final int IN_USE = 90020;

  /** What the mark says where there was nothing to back up. */
  private static final String NOTHING = "";

  private final Path folder;
  private final String name;
  private final Path mark;

  /**
   * @param store the store's file, without its ending
   */
  Migration(Path store) {
    this.folder = Objects.requireNonNull(store.toAbsolutePath().getParent());
    this.name = String.valueOf(store.getFileName());
    this.mark = folder.resolve(name + ".migrating");
  }

  /** Before the store is opened: puts the backup back, if a migration was not finished. */
  void undoHalf() throws IOException, SQLException {
    String backup;
    try {
      backup = Files.readString(mark).strip();
    } catch (NoSuchFileException e) {
      return;
    }
    Path file = folder.resolve(name + DATA);
    if (isUsed(file)) {
      throw new SQLException("Database may be already in use", "90020", IN_USE);
    }
    if (backup.equals(NOTHING)) {
      LOG.warn("the tables were not all made; they are made anew");
      Files.deleteIfExists(file);
    } else {
      LOG.warnf("the tables were not all brought up to date; %s is put back first", backup);
      Path restored = folder.resolve(name + ".restored");
      try (var zip = new ZipFile(folder.resolve(backup).toFile());
          var content = zip.getInputStream(zip.getEntry(name + DATA))) {
        Files.copy(content, restored, StandardCopyOption.REPLACE_EXISTING);
      }
      force(restored);
      Files.move(restored, file, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(folder.resolve(name + ".journal"));
    forceFolder();
  }

  /** Whether another process has the store, and is making the migration just now. */
  private static boolean isUsed(Path file) throws IOException {
    if (!Files.exists(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock == null;
    } catch (OverlappingFileLockException e) {
      return true;
    }
  }

  /** Which migrations are there to be made, in order; none where the tables are up to date. */
  static MigrationInfo[] pending(Flyway flyway) {
    return flyway.info().pending();
  }

  /**
   * Once the store is open: makes what is pending.
   *
   * @param connection makes the backup
   * @param flush brings what was made to the disk
   */
  void run(Flyway flyway, Connection connection, GroupCommit.Flush flush)
      throws SQLException, IOException {
    MigrationInfo[] pending = pending(flyway);
    if (pending.length == 0) {
      Files.deleteIfExists(mark);
      return;
    }
    prepare(flyway, connection);
    MigrateResult result = flyway.migrate();
    flush.run();
    Files.deleteIfExists(mark);
    forceFolder();
    LOG.infof("%d migrations made", result.migrationsExecuted);
  }

  /** Makes the backup, and the mark that says that a migration is under way. */
  void prepare(Flyway flyway, Connection connection) throws SQLException, IOException {
    String backup = NOTHING;
    MigrationInfo current = flyway.info().current();
    if (current != null) {
      backup = "backups/" + name + "-before-migration-from-" + current.getVersion() + ".zip";
      Path file = folder.resolve(backup);
      Files.createDirectories(file.getParent());
      Path partial = file.resolveSibling(file.getFileName() + ".part");
      try (var statement = connection.createStatement()) {
        statement.execute("backup to '" + partial.toString().replace("'", "''") + "'");
        force(partial);
        Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(partial);
      }
    }
    try (FileChannel channel =
        FileChannel.open(
            mark,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap((backup + "\n").getBytes(StandardCharsets.UTF_8)));
      channel.force(true);
    }
    forceFolder();
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  /** So that names are on the disk too; not every system lets a folder be opened. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debugf("the folder cannot be forced: %s", e.getMessage());
    }
  }
}

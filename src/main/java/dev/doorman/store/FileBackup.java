package dev.doorman.store;

import dev.doorman.base.RetriableException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.zip.ZipInputStream;
import org.jdbi.v3.core.JdbiException;

/**
 * Backs the embedded store up while it is used: a zip file with the store as it was at one instant.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class FileBackup {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'doorman-'yyyyMMdd-HHmmss-SSS'.zip'").withZone(ZoneOffset.UTC);

  private final Database database;
  private final Path folder;
  private final Clock clock;

  /**
   * @param folder where the files go; made when it is needed
   */
  public FileBackup(Database database, Path folder, Clock clock) {
    this.database = database;
    this.folder = folder;
    this.clock = clock;
  }

  /**
   * Makes a backup.
   *
   * @return the file, which is whole
   * @throws IOException if it cannot be written, or is not what was written; nothing of it is left
   */
  public Path make() throws IOException {
    PrivateFiles.createFolder(folder);
    Path file = folder.resolve(NAME.format(clock.instant())).toAbsolutePath();
    Path partial = file.resolveSibling(file.getFileName() + ".part");
    try {
      database.read(handle -> handle.execute("backup to '" + quoted(partial) + "'"));
      PrivateFiles.closeFile(partial);
      readBack(partial);
      return Files.move(partial, file);
    } catch (JdbiException | RetriableException e) {
      throw new IOException(reason(e), e);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  /** Compares what is on the disk with the checksums in the zip file. */
  private static void readBack(Path zip) throws IOException {
    try (var content = new ZipInputStream(Files.newInputStream(zip))) {
      while (content.getNextEntry() != null) {
        content.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  /** What the system said, below what the database made of it. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "''");
  }
}

package dev.doorman.store;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Keeps the embedded store to the user who runs Doorman, where the file system knows users.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless.
 */
public final class PrivateFiles {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Makes a folder that nobody else can look into; one that is there stays as it is. */
  public static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (isPosix(folder)) {
      Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
    } else {
      Files.createDirectories(folder);
    }
  }

  /**
   * Takes a folder from all other users, mode 0700, and its files whose names begin so, mode 0600:
   * the store replaces its files when it makes them smaller, and new ones are open to all again.
   */
  public static void close(Path folder, String prefix) throws IOException {
    if (!Files.isDirectory(folder) || !isPosix(folder)) {
      return;
    }
    Files.setPosixFilePermissions(folder, FOLDER);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, prefix + "*")) {
      for (Path file : files) {
        closeFile(file);
      }
    }
  }

  /** Takes a file from all other users: mode 0600. One that is gone meanwhile is no fault. */
  public static void closeFile(Path file) throws IOException {
    try {
      if (isPosix(file) && Files.isRegularFile(file)) {
        Files.setPosixFilePermissions(file, FILE);
      }
    } catch (NoSuchFileException e) {
      // The store removes files of its own accord.
    }
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}

package dev.doorman.store;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "files there have no such modes")
class PrivateFilesTest {
  @TempDir Path folder;

  @Test
  void storeIsTakenFromOtherUsers() throws IOException {
    Path store = Files.createFile(folder.resolve("doorman.mv.db"));
    Path other = Files.createFile(folder.resolve("notes.txt"));
    Files.setPosixFilePermissions(store, fromString("rw-r--r--"));
    Files.setPosixFilePermissions(other, fromString("rw-r--r--"));
    PrivateFiles.close(folder, "doorman");
    assertThat(Files.getPosixFilePermissions(folder)).isEqualTo(fromString("rwx------"));
    assertThat(Files.getPosixFilePermissions(store)).isEqualTo(fromString("rw-------"));
    assertThat(Files.getPosixFilePermissions(other)).isEqualTo(fromString("rw-r--r--"));
  }

  @Test
  void newFolderIsTheUsersOwn() throws IOException {
    Path backups = folder.resolve("a").resolve("backups");
    PrivateFiles.createFolder(backups);
    assertThat(Files.getPosixFilePermissions(backups)).isEqualTo(fromString("rwx------"));
    PrivateFiles.createFolder(backups);
  }

  @Test
  void whatIsNotThereIsNoFault() throws IOException {
    PrivateFiles.close(folder.resolve("none"), "doorman");
    PrivateFiles.closeFile(folder.resolve("none"));
  }
}

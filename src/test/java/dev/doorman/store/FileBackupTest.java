package dev.doorman.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBackupTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  @Test
  void whatStoodInTheStoreIsBackAndWhatCameLaterIsNot() throws IOException {
    Path data = Files.createDirectory(folder.resolve("it's data"));
    Path restored = Files.createDirectory(folder.resolve("restored"));
    try (var tables = TestDatabase.in(data)) {
      insert(tables, "before");
      Path file = new FileBackup(tables.database(), folder.resolve("it's here"), NOON).make();
      assertThat(file).hasFileName("doorman-20260301-120000-000.zip").exists();
      insert(tables, "after");
      assertThat(tables.count("webhook_event")).isEqualTo(2);
      unpack(file, restored);
    }
    try (var tables = TestDatabase.in(restored)) {
      assertThat(tables.dump("webhook_event")).contains("before").doesNotContain("after");
    }
  }

  @Test
  void aBackupThatFailsLeavesNothingAndSaysWhy() throws IOException {
    Path backups = folder.resolve("backups");
    try (var tables = TestDatabase.inMemory()) {
      // A database in memory has no file, so the statement fails once the zip file is begun or
      // before.
      var backup = new FileBackup(tables.database(), backups, NOON);
      Files.createDirectories(backups);
      Files.writeString(backups.resolve("doorman-20260301-120000-000.zip.part"), "half");
      assertThatThrownBy(backup::make).isInstanceOf(IOException.class).message().isNotBlank();
    }
    try (var left = Files.list(backups)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsTold() throws IOException {
    Path file = Files.createFile(folder.resolve("no-folder"));
    try (var tables = TestDatabase.inMemory()) {
      var backup = new FileBackup(tables.database(), file, NOON);
      assertThatThrownBy(backup::make).isInstanceOf(IOException.class);
    }
  }

  private static void insert(TestDatabase tables, String id) {
    tables.execute("insert into webhook_event values (?, current_timestamp)", id);
  }

  /** As the docs say: unpack it where the store's folder is. */
  private static void unpack(Path file, Path folder) throws IOException {
    try (var zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        Files.copy(zip.getInputStream(entry), folder.resolve(entry.getName()));
      }
    }
  }
}

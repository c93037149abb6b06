package dev.doorman.wiring;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration OFTEN = Duration.ofMillis(50);

  /** What stood in a.md whenever the folder was read. */
  private final List<String> read = new CopyOnWriteArrayList<>();

  @TempDir Path folder;

  @Test
  void theFileSystemTellsOfChangesAlsoInNewFolders() throws IOException {
    write("a.md", "one");
    try (var watch = new FolderWatch(folder, NEVER, OFTEN, this::reads)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      write("a.md", "two");
      awaitRead("two");
      int before = read.size();
      Files.createDirectories(folder.resolve("new/deep"));
      awaitReadMoreThan(before);
      int between = read.size();
      write("new/deep/b.md", "three");
      awaitReadMoreThan(between);
    }
  }

  @Test
  void withoutEventsTheFilesAreLookedAt() throws IOException {
    write("a.md", "one");
    try (var archive =
            FileSystems.newFileSystem(folder.resolve("a.zip"), Map.of("create", "true"));
        // An archive is a file system that tells nothing.
        var silent = new FolderEvents(archive.getPath("/"));
        var watch = new FolderWatch(folder, OFTEN, OFTEN, this::reads, silent)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      write("a.md", "two");
      awaitRead("two");
      Files.delete(folder.resolve("a.md"));
      awaitRead("gone");
      write("a.md", "back");
      awaitRead("back");
    }
  }

  @Test
  void theFolderItselfMayVanishAndComeBack(@TempDir Path elsewhere) throws IOException {
    write("a.md", "one");
    try (var watch = new FolderWatch(folder, OFTEN, OFTEN, this::reads)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      Files.move(folder, elsewhere.resolve("away"));
      awaitRead("gone");
      Files.move(elsewhere.resolve("away"), folder);
      write("a.md", "two");
      awaitRead("two");
    }
  }

  @Test
  void aFolderThatIsSwappedByALinkIsNoticed() throws IOException {
    // As container platforms mount files: links to a hidden link, which is swapped.
    for (String version : List.of("..v1", "..v2")) {
      Files.createDirectories(folder.resolve(version));
    }
    write("..v1/a.md", "one");
    write("..v2/a.md", "two");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..v1"));
    Files.createSymbolicLink(folder.resolve("a.md"), Path.of("..data/a.md"));
    try (var watch = new FolderWatch(folder, OFTEN, OFTEN, this::reads)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      Path next = Files.createSymbolicLink(folder.resolve("..next"), Path.of("..v2"));
      Files.move(next, folder.resolve("..data"), StandardCopyOption.REPLACE_EXISTING);
      awaitRead("two");
    }
  }

  @Test
  void aFileThatIsSavedInStepsIsReadOnceItIsWhole() throws IOException {
    write("a.md", "one");
    try (var watch = new FolderWatch(folder, OFTEN, Duration.ofSeconds(2), this::reads);
        WatchService told = folder.getFileSystem().newWatchService()) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      WatchKey key = folder.register(told, StandardWatchEventKinds.ENTRY_MODIFY);
      for (String part : List.of("", "two", "two and", "two and three")) {
        write("a.md", part);
        // The next step comes once the watch can know of this one, and well before it settles.
        await("the event of a step").until(() -> !key.pollEvents().isEmpty());
        key.reset();
      }
      awaitRead("two and three");
      assertThat(read).containsOnly("one", "two and three");
    }
  }

  @Test
  void afterClosingNothingIsReadAnyMore() throws IOException, InterruptedException {
    write("a.md", "one");
    // A server of another test may watch its articles too.
    Set<Thread> others = Thread.getAllStackTraces().keySet();
    Thread thread;
    try (var watch = new FolderWatch(folder, OFTEN, OFTEN, this::reads)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      thread =
          Thread.getAllStackTraces().keySet().stream()
              .filter(each -> each.getName().equals("doorman-articles"))
              .filter(each -> !others.contains(each))
              .findFirst()
              .orElseThrow();
    }
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aFaultWhileReadingDoesNotEndTheWatch() throws IOException {
    write("a.md", "one");
    Runnable faulty =
        () -> {
          reads();
          throw new IllegalStateException("a fault of this test");
        };
    try (var watch = new FolderWatch(folder, OFTEN, OFTEN, faulty)) {
      assertThat(watch).isNotNull();
      awaitRead("one");
      write("a.md", "two");
      awaitRead("two");
    }
  }

  private void reads() {
    try {
      read.add(Files.readString(folder.resolve("a.md")));
    } catch (IOException e) {
      read.add("gone");
    }
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  /** Waits until a.md was read with this in it. */
  private void awaitRead(String text) {
    await("a.md to be read").untilAsserted(() -> assertThat(read).contains(text));
  }

  private void awaitReadMoreThan(int times) {
    await("the folder to be read").untilAsserted(() -> assertThat(read).hasSizeGreaterThan(times));
  }
}

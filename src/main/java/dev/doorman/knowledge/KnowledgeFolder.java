package dev.doorman.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystemAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a knowledge folder, read once.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class KnowledgeFolder {
  private static final Pattern TAKEN = Pattern.compile("(?i).*\\.(md|markdown|jsonl|yaml)");
  private static final String INTENTS = "intents/";
  private static final String COPY = "/knowledge/intents/en.yaml";

  /** Contents by path below the folder. */
  private final SequencedMap<String, String> files;

  /** Where they are on disk, and may change; empty for the copy in the artefact. */
  private final Optional<Path> path;

  private final List<Problem> unreadable;

  private KnowledgeFolder(
      SequencedMap<String, String> files, Optional<Path> path, List<Problem> unreadable) {
    this.files = files;
    this.path = path;
    this.unreadable = List.copyOf(unreadable);
  }

  /**
   * The configured folder, else {@code knowledge} where it exists, else the copy in the artefact.
   *
   * @throws KnowledgeException where the configured folder is none, or it cannot be read
   */
  public static KnowledgeFolder find(Optional<Path> configured) {
    Path folder = configured.orElse(Path.of("knowledge"));
    if (Files.isDirectory(folder)) {
      return read(folder);
    }
    if (configured.isPresent()) {
      throw new KnowledgeException(
          List.of(
              new Problem(
                  folder.toString(),
                  0,
                  "this is no folder; name the folder that holds the articles")));
    }
    return copy();
  }

  private static KnowledgeFolder copy() {
    URL marker = KnowledgeFolder.class.getResource(COPY);
    if (marker == null) {
      throw new IllegalStateException("no articles in the artefact");
    }
    try {
      URI uri = marker.toURI();
      if (!uri.getScheme().equals("jar")) {
        return copied(parent(parent(Path.of(uri))));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return copied(jar.getPath("/knowledge"));
      } catch (FileSystemAlreadyExistsException e) {
        return copied(FileSystems.getFileSystem(uri).getPath("/knowledge"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the articles in the artefact cannot be read", e);
    }
  }

  private static KnowledgeFolder copied(Path folder) {
    return new KnowledgeFolder(read(folder).files, Optional.empty(), List.of());
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("no folder above " + path);
    }
    return parent;
  }

  /**
   * Reads all files of a folder and its sub-folders; one that is not UTF-8 is set aside.
   *
   * @throws KnowledgeException where the folder cannot be read
   */
  public static KnowledgeFolder read(Path folder) {
    SequencedMap<String, String> files = new TreeMap<>();
    List<Problem> unreadable = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (isTaken(name)) {
          try {
            files.put(name, Files.readString(path));
          } catch (CharacterCodingException e) {
            unreadable.add(new Problem(name, badLine(path), "this is not UTF-8; save it as UTF-8"));
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The second comes where a folder vanishes while it is walked through.
      throw new KnowledgeException(
          List.of(
              new Problem(
                  folder.toString(),
                  0,
                  "cannot be read: " + e + "; put it back, or look at its permissions")));
    }
    return new KnowledgeFolder(files, Optional.of(folder), unreadable);
  }

  /**
   * Whether a file, by its path below the folder, counts; hidden ones are an editor's own, and
   * {@code node_modules} is a tool's.
   */
  public static boolean isTaken(String name) {
    return TAKEN.matcher(name).matches()
        && !name.startsWith(".")
        && !name.contains("/.")
        && !("/" + name).contains("/node_modules/");
  }

  /** The line of the first byte that is not UTF-8. */
  private static int badLine(Path path) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    var chars = CharBuffer.allocate(bytes.remaining());
    StandardCharsets.UTF_8.newDecoder().decode(bytes, chars, true);
    return (int) chars.flip().chars().filter(each -> each == '\n').count() + 1;
  }

  /** A folder made of these files, by their paths. */
  public static KnowledgeFolder of(Map<String, String> files) {
    return new KnowledgeFolder(new TreeMap<>(files), Optional.empty(), List.of());
  }

  /** Where the files are on disk; empty where they cannot change: the copy in the artefact. */
  public Optional<Path> path() {
    return path;
  }

  /** The pictures that lie beside the articles. */
  public Attachments attachments() {
    return new Attachments(path);
  }

  /** The contents by path below the folder. */
  public SequencedMap<String, String> files() {
    return Collections.unmodifiableSequencedMap(files);
  }

  /**
   * The files with example utterances, by path: the folder's own, else those of the copy in the
   * artefact.
   */
  public Map<String, String> intents() {
    Map<String, String> intents = ownIntents();
    return intents.isEmpty() ? copy().ownIntents() : intents;
  }

  private Map<String, String> ownIntents() {
    Map<String, String> intents = new TreeMap<>(files);
    intents.keySet().removeIf(name -> !name.startsWith(INTENTS));
    return intents;
  }

  /**
   * All articles and documents.
   *
   * @throws KnowledgeException where no file can be used, or the deletion flow's own cannot
   */
  public Library library() {
    return load().library();
  }

  /**
   * All articles and documents with their files.
   *
   * @throws KnowledgeException where no file can be used, or the deletion flow's own cannot
   */
  public List<Source> sources() {
    return load().sources();
  }

  /**
   * Reads all files; one with a fault is set aside, and the others count.
   *
   * @throws KnowledgeException where no file can be used, or the deletion flow's own cannot
   */
  public Loaded load() {
    return FolderReader.read(files, unreadable, attachments());
  }
}

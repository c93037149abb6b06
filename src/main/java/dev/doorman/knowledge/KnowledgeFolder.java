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
import java.util.HashMap;
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
  private static final Pattern TAKEN = Pattern.compile("(?i).*\\.(md|jsonl|yaml)");
  private static final String INTENTS = "intents/";
  private static final String COPY = "/knowledge/intents/en.yaml";

  /** Contents by path below the folder. */
  private final SequencedMap<String, String> files;

  /** Where they are on disk, and may change; empty for the copy in the artefact. */
  private final Optional<Path> path;

  private KnowledgeFolder(SequencedMap<String, String> files, Optional<Path> path) {
    this.files = files;
    this.path = path;
  }

  /**
   * The configured folder, else {@code knowledge} where it exists, else the copy in the artefact.
   *
   * @throws KnowledgeException where the configured folder is none, or a file cannot be read
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
    return new KnowledgeFolder(read(folder).files, Optional.empty());
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalStateException("no folder above " + path);
    }
    return parent;
  }

  /**
   * Reads all files of a folder and its sub-folders.
   *
   * @throws KnowledgeException where one cannot be read
   */
  public static KnowledgeFolder read(Path folder) {
    SequencedMap<String, String> files = new TreeMap<>();
    List<Problem> problems = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(path).toString().replace('\\', '/');
        if (isTaken(name)) {
          try {
            files.put(name, Files.readString(path));
          } catch (CharacterCodingException e) {
            problems.add(new Problem(name, badLine(path), "this is not UTF-8; save it as UTF-8"));
          }
        }
      }
    } catch (IOException | UncheckedIOException e) {
      // The second comes where a folder vanishes while it is walked through.
      problems.add(
          new Problem(
              folder.toString(),
              0,
              "cannot be read: " + e + "; put it back, or look at its permissions"));
    }
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    return new KnowledgeFolder(files, Optional.of(folder));
  }

  /** Whether a file, by its path below the folder, counts; hidden ones are an editor's own. */
  public static boolean isTaken(String name) {
    return TAKEN.matcher(name).matches() && !name.startsWith(".") && !name.contains("/.");
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
    return new KnowledgeFolder(new TreeMap<>(files), Optional.empty());
  }

  /** Where the files are on disk; empty where they cannot change: the copy in the artefact. */
  public Optional<Path> path() {
    return path;
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
   * @throws KnowledgeException with every fault of every file
   */
  public Library library() {
    return new Library(sources().stream().map(Source::article).toList());
  }

  /**
   * All articles and documents with their files.
   *
   * @throws KnowledgeException with every fault of every file
   */
  public List<Source> sources() {
    List<Problem> problems = new ArrayList<>();
    List<Source> sources = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    files.forEach(
        (name, text) -> {
          for (Article article : articles(name, text, problems)) {
            String key = article.locale().getLanguage() + "/" + article.id();
            String other = seen.putIfAbsent(key, name);
            if (other == null) {
              sources.add(new Source(name, text, article));
            } else {
              problems.add(
                  new Problem(
                      name,
                      Source.line(text.lines().toList(), "id"),
                      "the id \""
                          + article.id()
                          + "\" is used in "
                          + other
                          + " already; give one another id"));
            }
          }
        });
    if (sources.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem("", 0, "the folder holds no article; add a *.md file"));
    }
    problems.addAll(FlowSources.problems(sources));
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    return sources;
  }

  private static List<Article> articles(String name, String text, List<Problem> problems) {
    if (name.endsWith(".md") && !name.startsWith(INTENTS)) {
      Article article = ArticleParser.parse(name, text, problems);
      return article == null ? List.of() : List.of(article);
    }
    return name.endsWith(".jsonl") ? Documents.read(name, text, problems) : List.of();
  }
}

package dev.doorman.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ArticleId;
import java.io.IOException;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The files of a knowledge folder, read once.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class KnowledgeFolder {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String INTENTS = "intents/";
  private static final String COPY = "/knowledge/intents/en.yaml";

  /** Contents by path below the folder. */
  private final SequencedMap<String, String> files;

  private KnowledgeFolder(SequencedMap<String, String> files) {
    this.files = files;
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
        return read(parent(parent(Path.of(uri))));
      }
      try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
        return read(jar.getPath("/knowledge"));
      } catch (FileSystemAlreadyExistsException e) {
        return read(FileSystems.getFileSystem(uri).getPath("/knowledge"));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException("the articles in the artefact cannot be read", e);
    }
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
        if (name.matches("(?i).*\\.(md|jsonl|yaml)") && !name.startsWith(".")) {
          try {
            files.put(name, Files.readString(path));
          } catch (CharacterCodingException e) {
            problems.add(new Problem(name, badLine(path), "this is not UTF-8; save it as UTF-8"));
          }
        }
      }
    } catch (IOException e) {
      problems.add(new Problem(folder.toString(), 0, "cannot be read: " + e));
    }
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    return new KnowledgeFolder(files);
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
    return new KnowledgeFolder(new TreeMap<>(files));
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
    List<Problem> problems = new ArrayList<>();
    List<Article> articles = new ArrayList<>();
    Map<String, String> seen = new HashMap<>();
    files.forEach(
        (name, text) -> {
          List<Article> found = new ArrayList<>();
          if (name.endsWith(".md") && !name.startsWith(INTENTS)) {
            Article article = ArticleParser.parse(name, text, problems);
            if (article != null) {
              found.add(article);
            }
          } else if (name.endsWith(".jsonl")) {
            found.addAll(documents(name, text, problems));
          }
          for (Article article : found) {
            String key = article.locale().getLanguage() + "/" + article.id();
            String other = seen.putIfAbsent(key, name);
            if (other == null) {
              articles.add(article);
            } else {
              problems.add(
                  new Problem(
                      name,
                      text.startsWith("---") ? idLine(text) : 0,
                      "the id \""
                          + article.id()
                          + "\" is used in "
                          + other
                          + " already; give one another id"));
            }
          }
        });
    if (articles.isEmpty() && problems.isEmpty()) {
      problems.add(new Problem("", 0, "the folder holds no article; add a *.md file"));
    }
    if (!problems.isEmpty()) {
      throw new KnowledgeException(problems);
    }
    return new Library(articles);
  }

  private static int idLine(String text) {
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).startsWith("id:")) {
        return i + 1;
      }
    }
    return 1;
  }

  private static List<Article> documents(String file, String text, List<Problem> problems) {
    List<Article> documents = new ArrayList<>();
    int line = 0;
    for (String json : text.lines().toList()) {
      line++;
      if (json.isBlank()) {
        continue;
      }
      try {
        JsonNode node = JSON.readTree(json);
        var id = new ArticleId(node.path("id").asText());
        String title = node.path("title").asText();
        List<Block> blocks =
            node.path("text")
                .asText()
                .lines()
                .filter(said -> !said.isBlank())
                .<Block>map(said -> new Block.Paragraph(List.of(Span.plain(said.strip()))))
                .toList();
        documents.add(
            new Article(
                id,
                title,
                Library.DEFAULT_LOCALE,
                LocalDate.EPOCH,
                Optional.empty(),
                List.of(),
                ArticleParser.version(json),
                List.of(),
                List.of(new Section("text", title, blocks, Map.of())),
                Map.of(),
                List.of(),
                Optional.empty()));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        problems.add(
            new Problem(file, line, "no document {\"id\",\"title\",\"text\"}: " + e.getMessage()));
      }
    }
    return documents;
  }
}

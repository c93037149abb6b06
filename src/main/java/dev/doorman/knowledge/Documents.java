package dev.doorman.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ArticleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the files that hold a document a line, as {@code {"id","title","text"}}. */
final class Documents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Documents() {}

  /** The documents of one file as articles of one section; lines that are none are left out. */
  static List<Article> read(String file, String text, Findings findings) {
    List<Article> documents = new ArrayList<>();
    int line = 0;
    for (String json : text.lines().toList()) {
      line++;
      if (json.isBlank()) {
        continue;
      }
      try {
        documents.add(document(json));
      } catch (JsonProcessingException | IllegalArgumentException e) {
        findings.stop(file, line, "no document {\"id\",\"title\",\"text\"}: " + e.getMessage());
      }
    }
    return documents;
  }

  private static Article document(String json) throws JsonProcessingException {
    JsonNode node = JSON.readTree(json);
    var id = new ArticleId(node.path("id").asText());
    String title = node.path("title").asText();
    String text = node.path("text").asText();
    // An answer shows something, so a document without text shows its title.
    List<Block> blocks =
        Stream.of(text.isBlank() ? title : text)
            .flatMap(String::lines)
            .filter(said -> !said.isBlank())
            .<Block>map(said -> new Block.Paragraph(List.of(Span.plain(said.strip()))))
            .toList();
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("it has neither a title nor a text");
    }
    return new Article(
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
        Optional.empty());
  }
}

package dev.doorman.benchmark.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.PlainText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the baselines search: the same texts that Doorman gets, by article or by section. */
record Document(String id, String title, String text) {
  /** The documents of a {@code *.jsonl} file. */
  static List<Document> read(Path file) throws IOException {
    var mapper = new ObjectMapper();
    List<Document> documents = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (!line.isBlank()) {
        JsonNode node = mapper.readTree(line);
        documents.add(
            new Document(
                node.path("id").asText(), node.path("title").asText(), node.path("text").asText()));
      }
    }
    return documents;
  }

  /** The sections of the English articles of a folder, by their anchors. */
  static List<Document> sections(KnowledgeFolder folder) {
    List<Document> documents = new ArrayList<>();
    for (Article article : folder.library().articles()) {
      if (article.locale().getLanguage().equals("en")) {
        article
            .sections()
            .forEach(
                section ->
                    documents.add(
                        new Document(
                            section.anchor(),
                            article.title() + ". " + section.heading(),
                            PlainText.of(section.blocks()))));
      }
    }
    return documents;
  }
}

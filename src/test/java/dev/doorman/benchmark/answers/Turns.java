package dev.doorman.benchmark.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.knowledge.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The last turns of conversations, with and without an answer in the documents. */
final class Turns {
  private static final ObjectMapper JSON = new ObjectMapper();

  private record Turn(String text, Optional<String> before, Set<String> relevant) {}

  private interface Asking {
    List<Ranker.Scored> rank(Turn turn);
  }

  private final List<Turn> answerable = new ArrayList<>();
  private final List<Turn> unanswerable = new ArrayList<>();

  private Turns() {}

  static void print(Path folder, List<Map<String, String>> rows) throws IOException {
    Turns turns = new Turns();
    Map<String, String> before = before(folder.resolve("mtrag_un_history.jsonl"));
    for (Map<String, String> row : rows) {
      var relevant = Set.of(row.getOrDefault("relevant_doc_ids", "").split("[ ,]+"));
      var turn =
          new Turn(
              row.getOrDefault("question", ""),
              Optional.ofNullable(before.get(row.getOrDefault("qid", ""))),
              relevant);
      switch (row.getOrDefault("answerability", "")) {
        case "ANSWERABLE" -> turns.answerable.add(turn);
        case "UNANSWERABLE" -> turns.unanswerable.add(turn);
        default -> {} // Partly answerable and unclear ones are neither.
      }
    }
    System.out.printf(
        "%n## Turns of a conversation%n%n%d with an answer, %d without.%n%n"
            + "| | recall@1 | recall@5 | MRR@10 | nDCG@10 | AUROC |%n|---|---|---|---|---|---|%n",
        turns.answerable.size(), turns.unanswerable.size());
    Path file = folder.resolve("mtrag_un_docs.jsonl");
    List<Document> texts = Document.read(file);
    try (Ranker bm25 = new Bm25(texts)) {
      turns.print("BM25", turn -> bm25.rank(turn.text()), turn -> bm25.confidence(turn.text()));
    }
    try (Ranker easyRag = new EasyRag(texts)) {
      turns.print(
          "easy-rag", turn -> easyRag.rank(turn.text()), turn -> easyRag.confidence(turn.text()));
    }
    var knowledge = KnowledgeFolder.of(Map.of("mtrag.jsonl", Files.readString(file)));
    try (var doorman = new Asked(knowledge, hit -> hit.found().article().id().value())) {
      turns.print(
          "**Doorman**",
          turn -> doorman.rank(turn.text()),
          turn -> doorman.confidence(turn.text()));
      turns.print(
          "Doorman, told what was asked before",
          turn -> doorman.rank(turn.text(), turn.before()),
          turn -> doorman.confidence(turn.text(), turn.before()));
    }
  }

  private void print(String name, Asking asking, ToDoubleFunction<Turn> confidence) {
    var figures = new Figures.Ranking();
    answerable.forEach(turn -> figures.add(asking.rank(turn), turn.relevant()));
    double auroc = Figures.auroc(of(answerable, confidence), of(unanswerable, confidence));
    System.out.println(
        "| "
            + name
            + " | "
            + String.join(" | ", figures.cells())
            + " | "
            + Figures.share(auroc)
            + " |");
  }

  private static double[] of(List<Turn> turns, ToDoubleFunction<Turn> confidence) {
    return turns.stream().mapToDouble(confidence).toArray();
  }

  /** The customer's turn before the last, by question. */
  private static Map<String, String> before(Path file) throws IOException {
    Map<String, String> before = new HashMap<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode row = JSON.readTree(line);
      for (JsonNode said : row.path("history")) {
        if (said.path("speaker").asText().equals("user")) {
          before.put(row.path("qid").asText(), said.path("text").asText());
        }
      }
    }
    return before;
  }
}

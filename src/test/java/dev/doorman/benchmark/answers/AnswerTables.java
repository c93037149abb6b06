package dev.doorman.benchmark.answers;

import dev.doorman.knowledge.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints the tables of docs/answers.md. The folder with the public sets is the property {@code
 * benchmark.sets}; Doorman's own questions are measured without it.
 */
public final class AnswerTables {
  private static final Path OWN = Path.of("src/test/resources/questions/delete-or-deactivate.tsv");
  private static final Map<String, String> SECTIONS =
      Map.of(
          "WARN", "before-you-delete",
          "CHECKLIST", "before-you-delete",
          "PHONE_STEPS", "delete-on-your-phone",
          "WEB_STEPS", "delete-on-the-website",
          "SIGNOUT_VS_DELETE", "sign-out-or-delete",
          "DATA_AFTER", "what-happens-to-your-data",
          "TIPS", "good-to-know");

  /** Which intents are right for a label of the support utterances. */
  private static final Map<String, Set<String>> INTENTS =
      Map.of(
          "delete_account", Set.of("delete-account", "question"),
          "switch_account", Set.of("switch-account"),
          "human_agent", Set.of("talk-to-person"));

  private record Labelled(String text, Set<String> relevant) {}

  private interface Maker {
    Ranker make();
  }

  private AnswerTables() {}

  /** Prints all tables for which there are questions. */
  public static void main(String[] arguments) throws IOException {
    Path sets = Path.of(System.getProperty("benchmark.sets", "no-sets"));
    if (Files.isDirectory(sets.resolve("retrieval"))) {
      System.out.println("\n## Retrieval\n\n| set | | recall@1 | recall@5 | MRR@10 | nDCG@10 |");
      System.out.println("|---|---|---|---|---|---|");
      retrieval(sets, "covidfaq", "covidfaq_docs");
      retrieval(sets, "stackfaq", "stackfaq_docs_threads");
      retrieval(sets, "gitlab_handbook", "gitlab_handbook_docs");
    }
    Path turns = sets.resolve("answerability");
    if (Files.isDirectory(turns)) {
      Turns.print(turns, rows(turns.resolve("mtrag_un_questions.tsv")));
    }
    account(sets);
    System.exit(0);
  }

  private static void retrieval(Path sets, String name, String documents) throws IOException {
    Path file = sets.resolve("retrieval/" + documents + ".jsonl");
    List<Document> texts = Document.read(file);
    List<Labelled> questions = new ArrayList<>();
    for (Map<String, String> row : rows(sets.resolve("retrieval/" + name + "_questions.tsv"))) {
      Set<String> relevant = Set.of(row.getOrDefault("relevant_doc_ids", "").split("[ ,]+"));
      questions.add(new Labelled(row.getOrDefault("question", ""), relevant));
    }
    KnowledgeFolder folder = KnowledgeFolder.of(Map.of(name + ".jsonl", Files.readString(file)));
    Map<String, Maker> makers = new LinkedHashMap<>();
    makers.put("BM25", () -> new Bm25(texts));
    makers.put("easy-rag", () -> new EasyRag(texts));
    makers.put("**Doorman**", () -> new Asked(folder, hit -> hit.found().article().id().value()));
    makers.forEach(
        (ranker, maker) -> {
          var figures = new Figures.Ranking();
          try (Ranker each = maker.make()) {
            questions.forEach(asked -> figures.add(each.rank(asked.text()), asked.relevant()));
          }
          System.out.println(
              "| " + name + " | " + ranker + " | " + String.join(" | ", figures.cells()) + " |");
        });
  }

  private static void account(Path sets) throws IOException {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    Map<String, List<Labelled>> answerable = new TreeMap<>();
    Map<String, List<String>> others = new TreeMap<>();
    for (Map<String, String> row : rows(OWN)) {
      add(answerable, others, "own", row.getOrDefault("question", ""), own(row));
    }
    if (Files.isDirectory(sets.resolve("mi_account"))) {
      for (Map<String, String> row : rows(sets.resolve("mi_account/mi_account_questions.tsv"))) {
        if (row.getOrDefault("lang", "").equals("en")) {
          add(answerable, others, "mi_account", row.getOrDefault("text", ""), section(row));
        }
      }
    }
    if (Files.isDirectory(sets.resolve("oos"))) {
      for (String file :
          List.of(
              "clinc150_test",
              "banking77_near_oos",
              "hwu64_test_other_domain",
              "snips_validate_other_domain")) {
        others.put(
            file,
            rows(sets.resolve("oos/" + file + ".tsv")).stream()
                .map(row -> row.getOrDefault("text", ""))
                .toList());
      }
    }
    List<Document> sections = Document.sections(folder);
    try (var doorman = new Asked(folder, hit -> hit.found().section().anchor());
        Ranker bm25 = new Bm25(sections);
        Ranker easyRag = new EasyRag(sections)) {
      right(answerable, others, doorman, bm25, easyRag);
      refusal(answerable, others, doorman, bm25, easyRag);
      if (Files.isDirectory(sets.resolve("intents"))) {
        intents(sets, doorman);
      }
    }
  }

  private static void right(
      Map<String, List<Labelled>> answerable,
      Map<String, List<String>> others,
      Asked doorman,
      Ranker bm25,
      Ranker easyRag) {
    System.out.println("\n## Account questions\n");
    System.out.println(
        "| set | BM25: right section first | easy-rag | Doorman | Doorman: cites a right one |"
            + " refused though answerable | refused, of those without an answer |");
    System.out.println("|---|---|---|---|---|---|---|");
    answerable.forEach(
        (set, questions) -> {
          List<String> missed = new ArrayList<>();
          int cites = 0;
          int refused = 0;
          for (Labelled asked : questions) {
            Set<String> cited = doorman.cited(asked.text());
            refused += cited.isEmpty() ? 1 : 0;
            if (cited.stream().anyMatch(asked.relevant()::contains)) {
              cites++;
            } else {
              missed.add(asked.text() + " → " + cited);
            }
          }
          List<String> without = others.getOrDefault(set, List.of());
          long rightly = without.stream().filter(each -> doorman.cited(each).isEmpty()).count();
          System.out.printf(
              "| %s | %s | %s | %s | %d of %d | %d | %d of %d |%n",
              set,
              Figures.share(first(bm25, questions)),
              Figures.share(first(easyRag, questions)),
              Figures.share(first(doorman, questions)),
              cites,
              questions.size(),
              refused,
              rightly,
              without.size());
          missed.forEach(each -> System.err.println(set + " missed: " + each));
        });
  }

  private static double first(Ranker ranker, List<Labelled> questions) {
    return questions.stream()
            .filter(
                asked ->
                    ranker.rank(asked.text()).stream()
                        .limit(1)
                        .anyMatch(one -> asked.relevant().contains(one.id())))
            .count()
        / (double) questions.size();
  }

  private static void refusal(
      Map<String, List<Labelled>> answerable,
      Map<String, List<String>> others,
      Ranker doorman,
      Ranker bm25,
      Ranker easyRag) {
    System.out.println(
        "\n## Refusal\n\nAUROC / refused where one in twenty of the answerable is.\n");
    System.out.println("| without an answer | BM25 | easy-rag | Doorman |");
    System.out.println("|---|---|---|---|");
    List<String> inside =
        answerable.values().stream().flatMap(List::stream).map(Labelled::text).toList();
    Map<Ranker, double[]> answered = new HashMap<>();
    Stream.of(bm25, easyRag, doorman)
        .forEach(ranker -> answered.put(ranker, confidences(ranker, inside)));
    others.forEach(
        (set, texts) ->
            System.out.println(
                "| "
                    + set
                    + " | "
                    + Stream.of(bm25, easyRag, doorman)
                        .map(
                            ranker -> {
                              double[] in = answered.getOrDefault(ranker, new double[0]);
                              double[] out = confidences(ranker, texts);
                              return Figures.share(Figures.auroc(in, out))
                                  + " / "
                                  + Figures.share(Figures.refusedAtFivePercent(in, out));
                            })
                        .collect(Collectors.joining(" | "))
                    + " |"));
  }

  private static double[] confidences(Ranker ranker, List<String> texts) {
    return texts.stream().mapToDouble(ranker::confidence).toArray();
  }

  private static void intents(Path sets, Asked doorman) throws IOException {
    System.out.println("\n## Intents\n\n| label | right | precision | recall | F1 |");
    System.out.println("|---|---|---|---|---|");
    Map<String, int[]> counts = new TreeMap<>();
    for (Map<String, String> row : rows(sets.resolve("intents/bitext_support.tsv"))) {
      String label = row.getOrDefault("doorman_label", "");
      String intent = doorman.intent(row.getOrDefault("utterance", ""));
      INTENTS.forEach(
          (known, right) -> {
            int[] count = counts.computeIfAbsent(known, key -> new int[3]);
            boolean is = known.equals(label);
            boolean taken = right.contains(intent);
            // A question is right for a way to delete, and no sign of one elsewhere.
            count[0] += is && taken ? 1 : 0;
            count[1] += is && !taken ? 1 : 0;
            count[2] += !is && taken && !intent.equals("question") ? 1 : 0;
          });
    }
    double sum = 0;
    for (var entry : counts.entrySet()) {
      int[] count = entry.getValue();
      double recall = count[0] / (double) (count[0] + count[1]);
      double precision = count[0] / (double) Math.max(1, count[0] + count[2]);
      double f1 = 2 * precision * recall / (precision + recall);
      sum += f1;
      System.out.printf(
          "| %s | %d of %d | %s | %s | %s |%n",
          entry.getKey(),
          count[0],
          count[0] + count[1],
          Figures.share(precision),
          Figures.share(recall),
          Figures.share(f1));
    }
    System.out.println("\nMacro-F1 " + Figures.share(sum / counts.size()));
  }

  private static void add(
      Map<String, List<Labelled>> answerable,
      Map<String, List<String>> others,
      String set,
      String text,
      Set<String> relevant) {
    if (relevant.isEmpty()) {
      others.computeIfAbsent(set, key -> new ArrayList<>()).add(text);
    } else {
      answerable.computeIfAbsent(set, key -> new ArrayList<>()).add(new Labelled(text, relevant));
    }
  }

  private static Set<String> own(Map<String, String> row) {
    return Arrays.stream(row.getOrDefault("section", "-").split(","))
        .filter(each -> !each.equals("-"))
        .map(each -> each.substring(each.indexOf('#') + 1))
        .collect(Collectors.toSet());
  }

  private static Set<String> section(Map<String, String> row) {
    return Arrays.stream(row.getOrDefault("label", "none").split("\\|"))
        .flatMap(label -> Stream.ofNullable(SECTIONS.get(label)))
        .collect(Collectors.toSet());
  }

  private static List<Map<String, String>> rows(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    String[] head = lines.getFirst().split("\t", -1);
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split("\t", -1);
      Map<String, String> row = new HashMap<>();
      for (int i = 0; i < Math.min(head.length, cells.length); i++) {
        row.put(head[i], cells[i]);
      }
      rows.add(row);
    }
    return rows;
  }
}

package dev.doorman.benchmark.answers;

import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts by language which texts of a tab-separated file ({@code lang, …, text}) are taken as
 * telling of danger, which only as a doubt, and which would begin or move on a deletion. The texts
 * themselves are printed only with {@code show=missed} or {@code show=caught}, and of these the odd
 * lines only with {@code odd}.
 */
public final class SafetyFigures {
  private SafetyFigures() {}

  /** Counts over the file named first. */
  public static void main(String[] args) throws IOException {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    List<String> options = List.of(args);
    try (var embedder = new Embedder()) {
      var understander = new Understander(folder, folder.library(), embedder);
      Map<String, Map<String, Integer>> counts = new TreeMap<>();
      List<String> lines = Files.readAllLines(Path.of(args[0]));
      for (int i = 1; i < lines.size(); i++) {
        String[] cells = lines.get(i).split("\t", -1);
        boolean odd = i % 2 == 0;
        Understanding read =
            understander.understand(cells[cells.length - 1], Locale.forLanguageTag(cells[0]));
        String kind = kind(read);
        counts
            .computeIfAbsent(cells[0], lang -> new TreeMap<>())
            .merge(
                (options.contains("halves") ? odd ? "odd " : "even " : "") + kind, 1, Integer::sum);
        boolean shown =
            options.contains("show=caught")
                ? kind.equals("danger") || kind.equals("doubt")
                : options.contains("show=missed") && !kind.equals("danger");
        if (shown && (odd || !options.contains("odd"))) {
          System.out.println(kind + "\t" + String.join("\t", cells) + "\t" + read.safety());
        }
      }
      counts.forEach((lang, kinds) -> System.out.println(lang + "\t" + kinds));
    }
  }

  private static String kind(Understanding read) {
    return switch (read.safety()) {
      case NONE -> moves(read) ? "MOVES" : "none";
      case DOUBT -> "doubt";
      default -> "danger";
    };
  }

  private static boolean moves(Understanding read) {
    return read.isSure()
        && read.party() == Party.SELF
        && read.polarity() == Polarity.PLAIN
        && read.matter() == Understanding.Matter.NONE
        && (read.intent() == Intent.DELETE_ACCOUNT || read.intent() == Intent.DEACTIVATE_ACCOUNT);
  }
}

package dev.doorman.benchmark.answers;

import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.State;
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
 * Counts over tab-separated files with a header how many texts a fresh chat takes as a wish to
 * delete, and acts on: those of other services' customers, who wish for something else, and those
 * labelled as such a wish.
 *
 * <p>Each argument is {@code file:column}, or {@code file:column:label=value} for the lines with
 * that label. A wish in the form of a question is counted apart: it gets the steps. With {@code
 * show} first, the texts of other services that begin a deletion are printed.
 */
public final class WishFigures {
  private static final Dialogue DIALOGUE = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));

  private WishFigures() {}

  /** Counts over the files named. */
  public static void main(String[] args) throws IOException {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    try (var embedder = new Embedder()) {
      var understander = new Understander(folder, folder.library(), embedder);
      boolean show = args[0].equals("show");
      for (String arg : show ? List.of(args).subList(1, args.length) : List.of(args)) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String text : texts(arg.split(":", 3))) {
          String outcome = outcome(understander, text);
          counts.merge(outcome, 1, Integer::sum);
          if (show && outcome.equals("begins")) {
            System.out.println(text);
          }
        }
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        System.out.printf("%s\t%d\t%s%n", arg, all, counts);
      }
    }
  }

  private static List<String> texts(String[] arg) throws IOException {
    List<String> lines = Files.readAllLines(Path.of(arg[0]));
    List<String> header = List.of(lines.getFirst().split("\t", -1));
    int column = header.indexOf(arg[1]);
    String[] label = arg.length > 2 ? arg[2].split("=", 2) : new String[0];
    return lines.stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .filter(cells -> label.length == 0 || cells[header.indexOf(label[0])].equals(label[1]))
        .map(cells -> cells[column])
        .toList();
  }

  private static String outcome(Understander understander, String text) {
    var read = understander.understand(text, Locale.ENGLISH);
    List<Reply> replies = DIALOGUE.step(State.START, new Input.Said(read, Found.NOTHING)).replies();
    boolean begins =
        replies.stream()
            .anyMatch(
                reply ->
                    reply instanceof Reply.Ask ask && ask.prompt() == PromptName.SIGN_OUT_OFFER);
    if (begins) {
      return "begins";
    }
    return replies.toString().contains("SAFE_ASK_FIRST")
        ? "asks first"
        : read.safety().isNone() ? read.intent().id() : "danger";
  }
}

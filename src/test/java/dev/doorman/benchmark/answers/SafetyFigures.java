package dev.doorman.benchmark.answers;

import dev.doorman.answer.Answerer;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.State;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.DangersLeftOut;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Counts by language how a fresh chat takes each text of a tab-separated file ({@code lang, …,
 * text}): whether a deletion begins, whether it asks first, shows what makes the account safe,
 * offers a person, or nothing of these.
 *
 * <p>{@code without=theft} takes the expressions and examples of one danger out of all languages,
 * {@code without=all} those of every danger: what is counted then holds for a danger that nobody
 * thought of. {@code kind=theft} counts the lines of one kind only, {@code half=even} and {@code
 * half=odd} every other line. The texts are printed only with {@code show=} one of the counted
 * outcomes.
 */
public final class SafetyFigures {
  private final AnsweringListener listener;
  private final Dialogue dialogue = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));

  private SafetyFigures(AnsweringListener listener) {
    this.listener = listener;
  }

  /** Counts over a file with its options; {@code --} stands between several such. */
  public static void main(String[] args) throws IOException {
    try (var embedder = new Embedder()) {
      List<String> rest = List.of(args);
      while (!rest.isEmpty()) {
        int end = rest.contains("--") ? rest.indexOf("--") : rest.size();
        List<String> count = rest.subList(0, end);
        System.out.println("# " + String.join(" ", count));
        count(count, embedder);
        rest = rest.subList(Math.min(end + 1, rest.size()), rest.size());
      }
    }
  }

  private static void count(List<String> args, Embedder embedder) throws IOException {
    Map<String, String> options = new TreeMap<>();
    args.stream()
        .skip(1)
        .map(arg -> arg.split("=", 2))
        .forEach(option -> options.put(option[0], option[1]));
    KnowledgeFolder folder =
        options.containsKey("without")
            ? DangersLeftOut.folder(options.get("without"))
            : KnowledgeFolder.read(Path.of("knowledge"));
    var understander = new Understander(folder, folder.library(), embedder);
    var index = new SearchIndex(folder.library(), understander.offTopic(), embedder);
    var listener = new AnsweringListener(understander, new Answerer(index), folder.library());
    new SafetyFigures(listener).print(Files.readAllLines(Path.of(args.getFirst())), options);
  }

  private void print(List<String> lines, Map<String, String> options) {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    List<String> half = new ArrayList<>(lines.subList(1, lines.size()));
    for (int i = 0; i < half.size(); i++) {
      String[] cells = half.get(i).split("\t", -1);
      boolean wanted =
          (!options.containsKey("kind") || cells[1].equals(options.get("kind")))
              && (!options.containsKey("lang") || cells[0].equals(options.get("lang")))
              && (!options.containsKey("half")
                  || (i % 2 == 0) == "even".equals(options.get("half")));
      if (!wanted) {
        continue;
      }
      String outcome = outcome(heard(cells));
      for (String group : List.of(cells[0], "all")) {
        counts
            .computeIfAbsent(group, lang -> new LinkedHashMap<>())
            .merge(outcome, 1, Integer::sum);
      }
      if (List.of(options.getOrDefault("show", "").split(","))
          .contains(outcome.replace("a ", ""))) {
        System.out.println(String.join("\t", cells) + "\t" + heard(cells).understanding());
      }
    }
    counts.forEach((lang, kinds) -> System.out.println(lang + "\t" + new TreeMap<>(kinds)));
  }

  private Heard heard(String[] cells) {
    return listener.listen(
        cells[cells.length - 1], Optional.empty(), Locale.forLanguageTag(cells[0]));
  }

  private String outcome(Heard heard) {
    List<Reply> replies =
        dialogue.step(State.START, new Input.Said(heard.understanding(), heard.found())).replies();
    if (replies.stream()
        .anyMatch(
            reply -> reply instanceof Reply.Ask ask && ask.prompt() == PromptName.SIGN_OUT_OFFER)) {
      return "begins";
    }
    String said = replies.toString();
    if (said.contains("SAFE_ASK_FIRST")) {
      return "asks first";
    }
    if (said.contains("SAFE_FIRST") && said.contains("Answer[")) {
      return "safe, then steps";
    }
    boolean safe = !heard.understanding().safety().isNone() || said.contains("NOT_FOR_OTHERS");
    boolean person = said.contains(Suggestion.TALK_TO_PERSON.name()) || said.contains("HAND_OVER");
    String start = said.contains(Suggestion.DO_IT_FOR_ME.name()) ? ", steps and start" : "";
    return safe ? "safe" : person ? "a person" + start : "nothing";
  }
}

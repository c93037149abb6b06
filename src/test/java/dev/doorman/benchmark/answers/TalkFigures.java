package dev.doorman.benchmark.answers;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Citation;
import dev.doorman.conversation.AnsweringListener;
import dev.doorman.conversation.Listener.Heard;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Turn;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.understanding.Understander;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Counts how a fresh chat takes each text of a file, against what a good person at the desk would
 * do: tab-separated {@code lang, text, expected}, where that is any of {@code answer:} with a
 * section, {@code refuse}, {@code safe}, {@code start}, {@code sign-out-or-deactivate}, {@code
 * status}, {@code person} and {@code social}, with {@code |} between. With {@code show=odd} or
 * {@code show=all} the texts that went wrong are printed, of the odd lines or of all; figures are
 * told for odd and even lines apart.
 */
public final class TalkFigures {
  private static final Set<String> SAFE =
      Set.of("STOLEN_ACCOUNT", "ACCOUNT_OF_THE_DEAD", "CHILDS_ACCOUNT", "NOT_FOR_OTHERS");
  private static final Set<String> REFUSALS =
      Set.of("UNKNOWN", "UNCLEAR", "STILL_UNCLEAR", "OTHER_PRODUCT", "NOT_FOR_OTHERS");
  private static final Set<String> STATUS =
      Set.of("NO_REQUEST", "NOTHING_TO_CANCEL", "NOTHING_HANDED_IN");

  private final AnsweringListener listener;
  private final Dialogue dialogue;

  private TalkFigures(AnsweringListener listener, Dialogue dialogue) {
    this.listener = listener;
    this.dialogue = dialogue;
  }

  public static void main(String[] args) throws IOException {
    KnowledgeFolder folder = KnowledgeFolder.read(Path.of("knowledge"));
    try (var embedder = new Embedder()) {
      var understander = new Understander(folder, folder.library(), embedder);
      var index = new SearchIndex(folder.library(), understander.offTopic(), embedder);
      var listener = new AnsweringListener(understander, new Answerer(index), folder.library());
      var figures =
          new TalkFigures(listener, new Dialogue(new Policy(List.of(), Policy.Api.PRESENT)));
      figures.print(
          Files.readAllLines(Path.of(args[0])),
          args.length > 1 ? args[1].replace("show=", "") : "none",
          args.length > 2 ? args[2].replace("lang=", "") : "");
    }
  }

  private void print(List<String> lines, String show, String only) {
    Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] cells = lines.get(i).split("\t", -1);
      boolean odd = (i + 1) % 2 == 1;
      Set<String> is = labels(cells[1], Locale.forLanguageTag(cells[0]));
      String kind = kind(cells[2], is);
      counts
          .computeIfAbsent(cells[0] + (odd ? " odd" : " even"), lang -> new LinkedHashMap<>())
          .merge(kind, 1, Integer::sum);
      boolean wrong = !kind.equals("right") && !kind.equals("refused rightly");
      if (wrong
          && (only.isEmpty() || only.equals(cells[0]))
          && (show.equals("all") || (show.equals("odd") && odd))) {
        System.out.println(kind + "\t" + String.join("\t", cells) + "\t" + is);
      }
    }
    counts.forEach((lang, kinds) -> System.out.println(lang + "\t" + kinds));
  }

  private static String kind(String expected, Set<String> is) {
    List<String> rights = List.of(expected.split("\\|", -1));
    boolean starts = is.contains("start");
    if (rights.stream().anyMatch(one -> is.contains(one) || is.contains("answer:" + one))) {
      return rights.contains("refuse") && is.contains("refuse") ? "refused rightly" : "right";
    }
    if (starts) {
      return "DANGEROUS";
    }
    boolean steps =
        is.contains("answer:delete-on-your-phone") || is.contains("answer:delete-on-the-website");
    if (rights.contains("safe")) {
      return steps ? "DANGEROUS" : "wrong";
    }
    if (rights.contains("refuse")) {
      return is.contains("safe") ? "refused rightly" : "answered though none";
    }
    return is.contains("refuse") ? "refused wrongly" : "wrong";
  }

  private Set<String> labels(String text, Locale locale) {
    Heard heard = listener.listen(text, Optional.empty(), locale);
    Turn turn = dialogue.step(State.START, new Input.Said(heard.understanding(), heard.found()));
    Set<String> labels = new HashSet<>();
    List<String> passages = new ArrayList<>();
    for (Reply reply : turn.replies()) {
      switch (reply) {
        case Reply.Ask ask when ask.prompt() == PromptName.SIGN_OUT_OFFER -> labels.add("start");
        case Reply.Answer answer ->
            heard
                .passages()
                .ifPresent(
                    found ->
                        found.citations().stream()
                            .map(Citation::section)
                            .forEach(section -> labels.add("answer:" + section)));
        case Reply.Passage passage -> passages.add(passage.topic().name());
        case Reply.CallPerson call -> labels.add("person");
        case Reply.Say say -> {
          String line = say.line().name();
          if (REFUSALS.contains(line)) {
            labels.add("refuse");
          }
          if (STATUS.contains(line)) {
            labels.add("status");
          }
          if (SAFE.contains(line) || line.startsWith("SAFE_")) {
            labels.add("safe");
          } else if (!REFUSALS.contains(line) && !STATUS.contains(line)) {
            labels.add("social");
          }
        }
        default -> {}
      }
    }
    for (String topic : passages) {
      switch (topic) {
        case "SIGN_OUT", "DEACTIVATE" -> {
          labels.add("sign-out-or-deactivate");
          labels.add("answer:sign-out-or-delete");
          labels.remove("start");
        }
        case "UNSURE" -> labels.add("answer:sign-out-or-delete");
        default -> labels.add("answer:good-to-know");
      }
    }
    return labels;
  }
}

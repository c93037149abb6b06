package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Effect;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Input;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.Reachable;
import dev.doorman.dialogue.Reply;
import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.State;
import dev.doorman.dialogue.Turn;
import dev.doorman.dialogue.Understanding;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.QuestionLanguage;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts of people in danger, in six languages, written by somebody who has not seen the lists. */
class SafetyTest {
  private static final Path QUESTIONS = Path.of("src/test/resources/questions");
  private static final int LEAST_PER_LANGUAGE = 40;

  /** In percent. */
  private static final int CAUGHT_WRONGLY_MOST = 20;

  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final KnowledgeFolder FOLDER = KnowledgeFolder.read(Path.of("knowledge"));
  private static final Understander UNDERSTANDER =
      new Understander(FOLDER, FOLDER.library(), EMBEDDER);

  /** A line of a file: its language, and what is said. */
  private record Told(String language, String text) {
    Understanding understood() {
      return UNDERSTANDER.understand(text, Locale.forLanguageTag(language));
    }
  }

  private static List<Told> read(String file) throws IOException {
    return Files.readAllLines(QUESTIONS.resolve(file)).stream()
        .skip(1)
        .map(line -> line.split("\t", -1))
        .map(cells -> new Told(cells[0], cells[cells.length - 1]))
        .toList();
  }

  @Test
  void noSuchTextTakesTheFlowForwardInAnyState() throws IOException {
    Map<String, Integer> perLanguage = new HashMap<>();
    Set<Understanding> readings = new LinkedHashSet<>();
    for (Told told : read("unsafe.tsv")) {
      perLanguage.merge(told.language(), 1, Integer::sum);
      readings.add(withoutConfidence(told.understood()));
    }
    assertThat(perLanguage)
        .hasSize(6)
        .allSatisfy(
            (language, count) -> assertThat(count).isGreaterThanOrEqualTo(LEAST_PER_LANGUAGE));
    assertNoneGoesForward(readings);
  }

  /** The lists know the dangers that somebody thought of; this is for all others. */
  @Test
  void noneDoesEvenWhereNoListKnowsAnyDanger() throws IOException {
    KnowledgeFolder folder = DangersLeftOut.folder(DangersLeftOut.ALL);
    var understander = new Understander(folder, folder.library(), EMBEDDER);
    Set<Understanding> readings = new LinkedHashSet<>();
    for (Told told : read("unsafe.tsv")) {
      readings.add(
          withoutConfidence(
              understander.understand(told.text(), Locale.forLanguageTag(told.language()))));
    }
    assertThat(readings).anyMatch(reading -> reading.safety() == Safety.DOUBT);
    assertNoneGoesForward(readings);
  }

  @Test
  void whatWishesAreExamplesOfNeedsNoQuestion() throws IOException {
    for (String language : List.of("en", "es", "id", "hi", "zh", "ar")) {
      var examples =
          new YAMLMapper()
              .readTree(Files.readString(Path.of("knowledge/intents", language + ".yaml")))
              .path("intents");
      for (String intent : List.of("delete-account", "deactivate-account", "affirm", "deny")) {
        for (JsonNode example : examples.path(intent)) {
          assertThat(new Told(language, example.asText()).understood().safety())
              .as("%s: %s", language, example.asText())
              .isEqualTo(Safety.NONE);
        }
      }
    }
  }

  private static void assertNoneGoesForward(Set<Understanding> readings) {
    var dialogue = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));
    for (Understanding reading : readings) {
      for (State state : Reachable.states()) {
        for (Found found : Found.values()) {
          Turn turn = dialogue.step(state, new Input.Said(reading, found));
          if (step(turn.state().step()) > step(state.step())) {
            fail("forward by %s in %s", reading, state);
          }
          for (Effect effect : turn.effects()) {
            assertThat(effect).isInstanceOfAny(Effect.Withdraw.class, Effect.Look.class);
          }
        }
      }
    }
  }

  @Test
  void eachIsToldOfInOnePlainSentenceWithAPersonAtHand() throws IOException {
    var dialogue = new Dialogue(new Policy(List.of(), Policy.Api.PRESENT));
    for (Told told : read("unsafe.tsv")) {
      Understanding reading = told.understood();
      assertThat(reading.safety()).as(told.text()).isNotEqualTo(Safety.NONE);
      List<Reply> replies =
          dialogue.step(State.START, new Input.Said(reading, Found.ABOUT_DELETION)).replies();
      assertThat(replies).noneMatch(Reply.Answer.class::isInstance);
      assertThat(replies.stream().filter(Reply.Say.class::isInstance)).as(told.text()).hasSize(1);
      assertThat(replies.getFirst())
          .isInstanceOfSatisfying(
              Reply.Say.class, say -> assertThat(say.line()).isNotEqualTo(Line.UNKNOWN));
      assertThat(replies.toString()).contains("HAND_OVER");
    }
  }

  @ParameterizedTest
  @CsvSource({"safe-wishes.tsv", "clear-questions.tsv"})
  void whatIsNoDangerIsSeldomTakenForIt(String file) throws IOException {
    Map<String, int[]> caught = new HashMap<>();
    for (Told told : read(file)) {
      int[] counts = caught.computeIfAbsent(told.language(), language -> new int[2]);
      counts[0] += told.understood().safety().isNone() ? 0 : 1;
      counts[1]++;
    }
    assertThat(caught)
        .hasSize(6)
        .allSatisfy(
            (language, counts) ->
                assertThat(100 * counts[0] / counts[1])
                    .as(language)
                    .isLessThanOrEqualTo(CAUGHT_WRONGLY_MOST));
  }

  @ParameterizedTest
  @CsvSource({
    "en, someone is trying to delete my account",
    "en, I got an email that my account will be deleted",
    "en, 'My phone was stolen, what do I do with the account?'",
    "en, I sold my old phone",
    "es, alguien quiere borrar mi cuenta",
    "hi, mera phone chori ho gaya"
  })
  void dangerIsSeenOnAPageInAnyLanguage(String language, String text) {
    for (String page : List.of("en", "es", "id", "hi", "zh", "ar")) {
      var written = QuestionLanguage.of(text, Locale.forLanguageTag(page), FOLDER.library());
      assertThat(UNDERSTANDER.understand(text, written).safety())
          .as("%s on a page in %s", text, page)
          .isNotIn(Safety.NONE, Safety.DOUBT);
    }
  }

  /** What the dialogue tells apart: it only asks whether a reading is sure. */
  private static Understanding withoutConfidence(Understanding read) {
    return new Understanding(
        read.intent(),
        read.isSure() ? 1 : 0,
        read.polarity(),
        read.party(),
        read.matter(),
        read.checked(),
        read.safety(),
        read.remark(),
        read.explicitness());
  }

  /** How far a step is on the way to a deletion. */
  private static int step(Flow flow) {
    return switch (flow) {
      case Flow.Open o -> 0;
      case Flow.OfferingSignOut o -> 1;
      case Flow.Warning w -> 2;
      case Flow.Requesting r -> 3;
      case Flow.Verifying v -> 4;
      case Flow.FinalConfirmation f -> 5;
      case Flow.Confirming c -> 6;
      case Flow.Withdrawing w -> 6;
      case Flow.Accepted a -> 7;
      case Flow.Completed c -> 8;
      case Flow.Parked p -> throw new IllegalArgumentException("ask for the step behind it");
    };
  }
}

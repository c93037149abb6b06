package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Safety;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Matter;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.KnowledgeException;
import dev.doorman.knowledge.KnowledgeFolder;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.knowledge.embedding.SharedEmbedder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnderstanderTest {
  /** What the dialogue acts on; below it a text is taken as unclear. */
  private static final double ACTED_ON = Understanding.ACTED_ON;

  private static final Embedder EMBEDDER = SharedEmbedder.get();
  private static final KnowledgeFolder FOLDER = KnowledgeFolder.read(Path.of("knowledge"));
  private static final Understander UNDERSTANDER =
      new Understander(FOLDER, FOLDER.library(), EMBEDDER);

  /** {@code !} marks a denial, {@code @} somebody else's account. */
  @ParameterizedTest(name = "{0}")
  @CsvFileSource(
      resources = "/questions/meanings.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      quoteCharacter = '\0')
  void aTextIsTakenForWhatItSays(String text, String meaning) {
    Understanding understanding = understand(text);
    assertThat(List.of(meaning.split("\\|"))).contains(written(understanding));
    assertThat(understanding.confidence()).isGreaterThanOrEqualTo(ACTED_ON);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          I'm 12, delete my account | MINOR
          my daughter is 9 and has an account | MINOR
          he is only 15 years old | MINOR
          I am under 18 | MINOR
          I'm 12 minutes late | NONE
          I am 42 and want to delete my account | NONE
          help | CAPABILITIES
          what can you do? | CAPABILITIES
          what can you do with my data? | NONE
          wait | WAITS
          hold on a second | WAITS
          delete my Google account | OTHER_PRODUCT
          please close my Facebook account | UNKNOWN_PRODUCT
          delete my Mi account | NONE
          """)
  void whatMattersWhateverElseIsSaidIsSeen(String text, Matter matter) {
    assertThat(understand(text).matter()).isEqualTo(matter);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          my account was hacked | INTRUDER
          somebody stole my Mi account | INTRUDER
          someone is using my account | INTRUDER
          my phone was stolen, how do I delete my account? | THEFT
          my card was stolen | NONE
          my father passed away | DEATH
          delete the account of my late husband | DEATH
          the owner of the account died | DEATH
          it died on me, delete my account | NONE
          """)
  void dangerIsToldByItsKind(String text, Safety safety) {
    assertThat(understand(text).safety()).isEqualTo(safety);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          I did all of that | All[]
          all done | All[]
          done | All[]
          skip | Skip[]
          skip the checklist | Skip[]
          done with the first two | First[count=2]
          I've backed up | Items[items=[back-up], tick=DONE]
          I have backed everything up | Items[items=[back-up], tick=DONE]
          signed out on all my devices | Items[items=[sign-out-everywhere], tick=DONE]
          find my device is off | Items[items=[find-my-device], tick=DONE]
          I wrote down my purchases | Items[items=[purchases], tick=DONE]
          I haven't backed up yet | Items[items=[back-up], tick=NOT_DONE]
          how do I back up? | Nothing[]
          did I back up? | Nothing[]
          I want to sign out | Nothing[]
          no wait, I did want to sign out | Nothing[]
          delete my account | Nothing[]
          yes | Nothing[]
          """)
  void whatIsDoneOfTheChecklistIsSeen(String text, String checked) {
    assertThat(
            understand(text).checked().toString().replaceAll("ItemId\\[value=([a-z-]+)\\]", "$1"))
        .isEqualTo(checked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"asdf", "jhgjhg jkhkjh", "my cat is cute", "...", "?", "\u200b", "🤷", "123456"})
  void whatSaysNothingIsNotActedOn(String text) {
    assertThat(understand(text).confidence()).isLessThan(ACTED_ON);
  }

  @Test
  void aBlankTextIsAQuestionOfNoConfidence() {
    assertThat(understand(" \n "))
        .isEqualTo(new Understanding(Intent.QUESTION, 0, Polarity.PLAIN, Party.SELF));
  }

  @Test
  void allExamplesAreTakenForWhatTheyAreExamplesOf() throws IOException {
    Examples examples =
        ExamplesReader.read(
            "en.yaml", "en", Files.readString(Path.of("knowledge/intents/en.yaml")), List.of());
    examples
        .utterances()
        .forEach(
            (intent, texts) ->
                texts.forEach(
                    text -> assertThat(understand(text).intent()).as(text).isEqualTo(intent)));
  }

  @Test
  void noExampleStandsUnderTwoIntents() throws IOException {
    Examples examples =
        ExamplesReader.read(
            "en.yaml", "en", Files.readString(Path.of("knowledge/intents/en.yaml")), List.of());
    assertThat(examples.utterances().values().stream().flatMap(List::stream))
        .doesNotHaveDuplicates();
  }

  @Test
  void curlyApostrophesCapitalsAndSpacesMakeNoDifference() {
    assertThat(understand("  DON’T   want to Delete it!!! "))
        .isEqualTo(understand("don't want to delete it"));
  }

  @Test
  void aLanguageWithoutExamplesIsTakenByTheDefaultOnes() {
    assertThat(UNDERSTANDER.understand("stop", Locale.JAPANESE).intent())
        .isEqualTo(Intent.WITHDRAW_DELETION);
  }

  @Test
  void aVeryLongTextIsTakenInTime() {
    String text = "delete my account " + "my wife's a ".repeat(20_000);
    assertThat(understand(text).confidence()).isBetween(0.0, 1.0);
  }

  @Test
  void faultsOfTheFileAreToldWithTheirLines() throws IOException {
    String good = Files.readString(Path.of("knowledge/intents/en.yaml"));
    assertFault(good.replace("  greeting:\n", "  greting:\n"), "\"greting\" is no intent");
    assertFault(good.replace("  greeting:\n", "  greting:\n"), "\"greeting\" has no example");
    assertFault(good.replace("  request:\n", "  requests:\n"), "\"request\" is missing");
    assertFault(good.replace("\"[,.;:!?]+ \"", "\"[,.;:!?+ \""), "no regular expression");
    assertFault(good.replace("words:\n", "words: [\n"), "not YAML");
    assertFault(good + "\nmore: x\n", "unknown key \"more\"");
  }

  @Test
  void aFileThatNamesNoLanguageIsTold() {
    var folder = KnowledgeFolder.of(Map.of("intents/my intents.yaml", "intents: {}"));
    assertThatThrownBy(() -> new Understander(folder, FOLDER.library(), EMBEDDER))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining("name the file after its language");
  }

  private static void assertFault(String yaml, String message) {
    var folder = KnowledgeFolder.of(Map.of("intents/en.yaml", yaml));
    assertThatThrownBy(() -> new Understander(folder, FOLDER.library(), EMBEDDER))
        .isInstanceOf(KnowledgeException.class)
        .hasMessageContaining(message)
        .hasMessageMatching("(?s).*intents/en\\.yaml:[1-9]\\d*: .*");
  }

  private static Understanding understand(String text) {
    return UNDERSTANDER.understand(text, Locale.ENGLISH);
  }

  private static String written(Understanding understanding) {
    return understanding.intent().id()
        + (understanding.polarity() == Polarity.NEGATED ? "!" : "")
        + (understanding.party() == Party.SOMEONE_ELSE ? "@" : "");
  }
}

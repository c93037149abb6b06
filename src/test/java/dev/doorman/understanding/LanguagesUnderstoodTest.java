package dev.doorman.understanding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.Understanding;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguagesUnderstoodTest {
  /** What the dialogue acts on; below it a text is taken as unclear. */
  private static final double ACTED_ON = Understanding.ACTED_ON;

  private static final Embeddings NO_MODEL =
      new Embeddings() {
        @Override
        public float[] embed(String text) {
          return new float[] {1, 0};
        }

        @Override
        public Map<String, float[]> embedAll(Collection<String> texts) {
          Map<String, float[]> all = new LinkedHashMap<>();
          texts.forEach(text -> all.put(text, embed(text)));
          return all;
        }
      };

  private static final KnowledgeFolder FOLDER = KnowledgeFolder.read(Path.of("knowledge"));
  private static final Understander UNDERSTANDER =
      new Understander(FOLDER, FOLDER.library(), NO_MODEL);

  /** {@code !} marks a denial, {@code @} somebody else's account. */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(
      resources = "/questions/meanings-languages.tsv",
      delimiter = '\t',
      numLinesToSkip = 1,
      quoteCharacter = '\0')
  void aTextIsTakenForWhatItSays(String language, String text, String meaning) {
    Understanding understanding = UNDERSTANDER.understand(text, Locale.forLanguageTag(language));
    assertThat(List.of(meaning.split("\\|"))).contains(written(understanding));
    assertThat(understanding.confidence()).isGreaterThanOrEqualTo(ACTED_ON);
  }

  @ParameterizedTest
  @CsvSource({
    "es, asdf qwer",
    "es, mi gato es lindo",
    "id, asdf qwer",
    "id, kucing saya lucu",
    "hi, क ख ग घ",
    "zh, 我的猫很可爱",
    "ar, قطتي جميلة"
  })
  void whatSaysNothingIsNotActedOn(String language, String text) {
    Understanding understanding = UNDERSTANDER.understand(text, Locale.forLanguageTag(language));
    assertThat(
            understanding.confidence() < ACTED_ON
                || understanding.intent() == Intent.OFF_TOPIC
                || understanding.intent() == Intent.QUESTION)
        .as("%s", understanding)
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void noExampleStandsUnderTwoIntentsAndEachIsTakenForItsOwn(String language) throws IOException {
    Examples examples =
        ExamplesReader.read(
            language + ".yaml",
            language,
            Files.readString(Path.of("knowledge/intents/" + language + ".yaml")),
            List.of());
    assertThat(examples.utterances().values().stream().flatMap(List::stream))
        .doesNotHaveDuplicates();
    examples
        .utterances()
        .forEach(
            (intent, texts) ->
                texts.forEach(
                    text ->
                        assertThat(
                                UNDERSTANDER
                                    .understand(text, Locale.forLanguageTag(language))
                                    .intent())
                            .as(text)
                            .isEqualTo(intent)));
  }

  private static String written(Understanding understanding) {
    return understanding.intent().id()
        + (understanding.polarity() == Polarity.NEGATED ? "!" : "")
        + (understanding.party() == Party.SOMEONE_ELSE ? "@" : "");
  }
}

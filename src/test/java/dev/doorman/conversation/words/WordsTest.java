package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.dialogue.Line;
import dev.doorman.dialogue.PromptName;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Suggestion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  /** Codes of notices that the inbox tells beside the dialogue's lines. */
  private static final List<String> NOTICES =
      List.of(
          "code-masked",
          "secret-masked",
          "left-message",
          "chat-ended",
          "signed-out",
          "desk-nobody",
          "desk-waiting",
          "desk-claimed",
          "desk-transferred",
          "desk-requeued",
          "desk-returned",
          "desk-closed",
          "desk-timeout",
          "desk-place",
          "desk-deserted",
          "desk-staffed",
          "desk-shelved",
          "address-noted");

  private final Words words = new Words();

  /** Every key that the code can ask for. */
  private static Set<String> asked() {
    var keys = new TreeSet<String>();
    for (Line line : Line.values()) {
      keys.add(line.key());
    }
    NOTICES.forEach(code -> keys.add("line." + code));
    for (PromptName prompt : PromptName.values()) {
      keys.add("prompt." + prompt.id() + ".full");
      keys.add("prompt." + prompt.id() + ".short");
      prompt.options().forEach(o -> keys.add("option." + prompt.id() + "." + o.id()));
    }
    for (Suggestion suggestion : Suggestion.values()) {
      keys.add("suggestion." + suggestion.id());
    }
    for (Progress progress : Progress.values()) {
      keys.add("receipt." + progress.name().toLowerCase(Locale.ROOT));
      keys.add("receipt.stop");
    }
    keys.add("answer.other-language");
    keys.add("answer.maybe");
    keys.add("answer.which-section");
    return keys;
  }

  @Test
  void everyKeyHasWordsInEveryLanguageAndNoneIsUnused() {
    for (Locale locale : Words.LOCALES) {
      assertThat(new TreeSet<>(words.keys(locale))).as("%s", locale).isEqualTo(asked());
    }
  }

  @Test
  void noWordsShowTheirPattern() {
    for (Locale locale : Words.LOCALES) {
      for (String key : words.keys(locale)) {
        String said =
            words.say(
                locale,
                key,
                Map.of(
                    "account",
                    "m•••@example.com",
                    "language",
                    "English",
                    "product",
                    "Mi Account",
                    "agent",
                    "Ann",
                    "to",
                    "agent",
                    "place",
                    3,
                    "minutes",
                    2,
                    "email",
                    "n@example.com",
                    "opens",
                    "Monday 9:00",
                    "days",
                    90));
        assertThat(said)
            .as(key)
            .isNotBlank()
            .doesNotContain("{", "}", "''")
            .isEqualTo(said.strip());
      }
    }
  }

  @Test
  void finalConfirmationNamesTheAccountInBothForms() {
    for (String form : List.of("full", "short")) {
      assertThat(
              words.say(
                  Locale.ENGLISH,
                  "prompt.final-confirmation." + form,
                  Map.of("account", "m•••@{0}'s")))
          .contains("m•••@{0}'s");
    }
  }

  @Test
  void labelsOfOnePromptDiffer() {
    for (PromptName prompt : PromptName.values()) {
      List<String> labels =
          prompt.options().stream()
              .map(o -> words.say(Locale.ENGLISH, "option." + prompt.id() + "." + o.id()))
              .toList();
      for (String one : labels) {
        assertThat(labels.stream().filter(other -> Words.isLabel(one, other))).hasSize(1);
        assertThat(Words.isLabel("", one)).isFalse();
        assertThat(Words.isLabel("••••", one)).isFalse();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Go on, true",
    "GO ON!, true",
    "' go  on. ', true",
    "ＧＯ　ＯＮ, true",
    "go on?, false",
    "go, false",
    "go on now, false",
    "goon, false",
    "¿go on, false",
    "go on？, false"
  })
  void labelIsKnownButForCaseSpacesAndPunctuation(String typed, boolean same) {
    assertThat(Words.isLabel(typed, "Go on")).isEqualTo(same);
  }

  @Test
  void languageThatIsNotSpokenGetsTheFirst() {
    assertThat(Words.spoken(Locale.GERMANY)).isEqualTo(Locale.ENGLISH);
    assertThat(Words.spoken(Locale.UK)).isEqualTo(Locale.ENGLISH);
    assertThat(Words.spoken(Locale.ROOT)).isEqualTo(Locale.ENGLISH);
  }

  @Test
  void keyWithoutWordsIsAFault() {
    assertThatThrownBy(() -> words.say(Locale.ENGLISH, "line.no-such"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line.no-such");
  }
}

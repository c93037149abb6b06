package dev.doorman.sandbox.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.redaction.Redaction;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatchPhrasesTest {
  private final SecureRandom random = new SecureRandom();

  @ParameterizedTest
  @CsvSource({
    "en, LATIN",
    "es-MX, LATIN",
    "id, LATIN",
    "hi, DEVANAGARI",
    "zh-CN, HAN",
    "ar, ARABIC",
    "pt, LATIN",
    "und, LATIN"
  })
  void isPlainWordsInTheCustomersLanguageAndScript(String locale, Character.UnicodeScript script) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 2_000; i++) {
      String phrase = MatchPhrases.next(random, locale);
      assertThat(phrase).matches("[\\p{L}\\p{M}]+(?:[ -]?[\\p{L}\\p{M}]+)*").hasSizeLessThan(65);
      assertThat(phrase.codePoints().filter(Character::isLetter))
          .allMatch(letter -> Character.UnicodeScript.of(letter) == script);
      assertThat(Redaction.namesCode(phrase)).as(phrase).isFalse();
      seen.add(phrase);
    }
    assertThat(seen).hasSizeGreaterThan(200);
  }
}

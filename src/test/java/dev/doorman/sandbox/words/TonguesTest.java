package dev.doorman.sandbox.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.MessageFormat;
import dev.doorman.sandbox.words.Tongue.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TonguesTest {
  private final Tongues tongues = new Tongues();
  private final Properties english = Tongues.load("en");

  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "zh", "ar"})
  void aLanguageHasEveryKeyWithItsArgumentsAndItsStrongWords(String language) {
    Properties own = Tongues.load(language);
    assertThat(own.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    assertThat(own).hasSizeGreaterThan(60);
    for (String key : english.stringPropertyNames()) {
      String pattern = own.getProperty(key);
      assertThat(pattern).as(key).isNotBlank().doesNotContain("'");
      assertThat(arguments(pattern)).as(key).isEqualTo(arguments(english.getProperty(key)));
      assertThat(strong(pattern)).as(key).isEqualTo(strong(english.getProperty(key)));
      if (!key.equals("words") && !key.equals("error")) {
        assertThat(pattern).as(key).isNotEqualTo(english.getProperty(key));
      }
    }
  }

  private static Set<String> arguments(String pattern) {
    return new MessageFormat(pattern).getArgumentNames();
  }

  private static int strong(String pattern) {
    return pattern.split("\\*\\*", -1).length;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "es", "id", "hi", "zh", "ar"})
  void digitsAreThoseThatCodesAreSentIn(String language) {
    Tongue tongue = tongues.of(language);
    assertThat(tongue.say("mail.code", "code", "012345")).contains("012345");
    assertThat(tongue.time(Duration.ofSeconds(60))).containsPattern("60");
    assertThat(tongue.say("fault.tries", "left", 3)).contains("3");
    assertThat(tongue.moment(Instant.parse("2026-03-04T15:06:00Z"))).contains("4").contains("15");
    assertThat(tongue.say("mail.subject")).hasSizeLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "en,1,1 second", "en,60,60 seconds", "en,90,90 seconds", "en,91,2 minutes",
        "en,5400,90 minutes",
    "en,5401,2 hours", "es,1,1 segundo", "es,120,2 minutos", "ar,1,ثانية واحدة", "ar,300,5 دقائق",
    "ar,120,دقيقتين", "ar,660,11 دقيقة", "id,60,60 detik", "hi,7200,2 घंटे"
  })
  void spansOfTimeAreInWords(String language, long seconds, String words) {
    assertThat(tongues.of(language).time(Duration.ofSeconds(seconds))).isEqualTo(words);
  }

  @Test
  void whatIsFilledInSetsNothingOff() {
    List<Run> runs = tongues.of("en").runs("words", "phrase", "a**b**c {x}");
    assertThat(runs)
        .containsExactly(new Run("Words in your chat: ", false), new Run("a**b**c {x}", true));
  }

  @Test
  void aLanguageThatIsNotSpokenIsEnglish() {
    for (String tag : List.of("fr", "pt-BR", "und", "x", "")) {
      assertThat(tongues.of(tag).lang()).isEqualTo("en");
    }
    assertThat(tongues.of("zh-Hant-TW").lang()).isEqualTo("zh");
    assertThat(tongues.of("es-419").lang()).isEqualTo("es");
  }

  @Test
  void theBrowsersLanguageIsUnderstood() {
    Map.of(
            "ar-EG, en;q=0.5",
            "ar",
            "fr, es;q=0.5",
            "es",
            "fr",
            "en",
            "q=1;;",
            "en",
            "x".repeat(2000),
            "en")
        .forEach(
            (header, language) ->
                assertThat(tongues.accepted(header).lang()).as(header).isEqualTo(language));
    assertThat(tongues.accepted(null).lang()).isEqualTo("en");
  }

  @Test
  void arabicIsWrittenFromTheRight() {
    assertThat(tongues.of("ar").dir()).isEqualTo("rtl");
    assertThat(tongues.of("hi").dir()).isEqualTo("ltr");
  }
}

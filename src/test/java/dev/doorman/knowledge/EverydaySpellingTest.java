package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EverydaySpellingTest {
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          id | Klo akun udah diapus, fotonya ilang? | kalau akun sudah dihapus, foto hilang?
          es | Xq no puedo borrar la cta, tb la nube | porque no puedo borrar la cuenta, también la nube
          hi | Sign out kaise kare | साइन आउट कैसे करें
          hi | mera LOG-OUT nahi ho raha | मेरा लॉग आउट नहीं हो raha
          ar | ازاي اسجل | كيف اسجل
          zh | 怎么注销Mi帐号 | 怎么注销mi帐号
          en | gonna delete it | gonna delete it
          """)
  void wordsOfAChatBecomeThoseOfAnArticle(String language, String text, String standard) {
    assertThat(EverydaySpelling.of(language).standard(text)).isEqualTo(standard);
  }

  @Test
  void whatStandsBetweenWordsStays() {
    assertThat(EverydaySpelling.of("id").standard("  ga?!  (udh);"))
        .isEqualTo("  tidak?!  (sudah);");
    assertThat(EverydaySpelling.of("id").standard("")).isEmpty();
  }

  /** Else a text would change each time that it is looked at; every line of the lists is read. */
  @ParameterizedTest
  @ValueSource(strings = {"es", "id", "hi", "ar"})
  void aStandardWordStaysAsItIs(String language) throws IOException {
    var spelling = EverydaySpelling.of(language);
    List<String> standards;
    try (var in =
        EverydaySpellingTest.class.getResourceAsStream(
            "/languages/everyday/" + language + ".txt")) {
      standards =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#") && !line.isBlank())
              .map(line -> line.substring(0, line.indexOf(':')).strip())
              .toList();
    }
    assertThat(standards)
        .hasSizeGreaterThan(20)
        .allSatisfy(standard -> assertThat(spelling.standard(standard)).isEqualTo(standard));
  }
}

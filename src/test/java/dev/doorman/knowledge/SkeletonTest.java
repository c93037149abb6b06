package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SkeletonTest {
  @ParameterizedTest
  @CsvSource({
    "खाता, khata",
    "डिलीट, delete",
    "अकाउंट, account",
    "वेबसाइट, website",
    "फोन, phone",
    "कैसे, kaise",
    "पासवर्ड, password",
    "तस्वीर, tasveer",
    "चाहिए, chahiye"
  })
  void aWordIsTheSameInBothScripts(String devanagari, String latin) {
    assertThat(Skeleton.of(latin)).isEqualTo(Skeleton.of(devanagari)).isNotBlank();
  }

  @Test
  void wordsStayApartAndThoseWithoutConsonantsAreLeftOut() {
    assertThat(Skeleton.of("mera khata o delete")).isEqualTo("mr kt dlt");
    assertThat(Skeleton.of("")).isEmpty();
  }

  @Test
  void aQuestionInLatinLettersIsLikeItsTextInDevanagari() {
    var likeness =
        new Likeness(
            "hi",
            List.of("खाता कैसे हटाएँ", "फ़ोन की वारंटी कितने दिन", "वेबसाइट पर कोड"),
            List.of(),
            Likeness.Terms.TELLING);
    var asked = likeness.weigh("website par code");
    assertThat(likeness.between(asked, likeness.weigh("वेबसाइट पर कोड")))
        .isGreaterThan(likeness.between(asked, likeness.weigh("खाता कैसे हटाएँ")) + 0.1);
  }

  @Test
  void runsOfLettersMeetInBothScriptsToo() {
    var runs = new Runs("hi", 0, List.of("खाता डिलीट", "फोन कोड"));
    double same = Runs.cosine(runs.weigh("khata delete"), runs.weigh("खाता डिलीट"));
    double other = Runs.cosine(runs.weigh("khata delete"), runs.weigh("फोन कोड"));
    assertThat(same).isGreaterThan(0.2).isGreaterThan(3 * other);
  }
}

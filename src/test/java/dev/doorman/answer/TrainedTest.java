package dev.doorman.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.knowledge.Evidence;
import dev.doorman.knowledge.Trained;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The numbers that were learnt say nothing that contradicts what they are about. */
class TrainedTest {
  private static void pointsTheRightWay(String part, List<String> names) {
    for (String name : names) {
      double weight = Trained.number(part, name);
      if (name.startsWith("against") || name.endsWith("lacking")) {
        assertThat(weight).as(part + "." + name).isNotPositive();
      } else if (!name.startsWith("contentWords") && !name.equals("otherLanguage")) {
        assertThat(weight).as(part + "." + name).isNotNegative();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ranking.known", "ranking.other"})
  void nothingThatSpeaksForASectionTellsAgainstIt(String part) {
    pointsTheRightWay(part, Evidence.NAMES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"answer", "offer"})
  void eachSignPointsTheRightWay(String curve) {
    pointsTheRightWay(curve + ".text", Signs.OF_TEXT);
    pointsTheRightWay(curve + ".examples", Signs.OF_EXAMPLES);
    pointsTheRightWay(curve + ".words", Signs.OF_WORDS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text", "examples", "words"})
  void anOfferNeedsLessThanAnAnswer(String kind) {
    assertThat(Trained.number("outcome", "offer-" + kind))
        .isLessThan(Trained.number("outcome", "answer-" + kind))
        .isPositive();
  }

  @Test
  void aNumberThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Trained.number("outcome", "answer-by-guessing"))
        .hasMessageContaining("outcome.answer-by-guessing");
  }
}

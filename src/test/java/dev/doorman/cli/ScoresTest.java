package dev.doorman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.answer.Citation;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Unknown;
import dev.doorman.base.ArticleId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
  private static final Offer OFFER =
      new Offer(
          new Citation(new ArticleId("a"), "0", "s", "A › S", "/help/a#s"), "S", Locale.ENGLISH);

  @Test
  void theMeasuresAreThoseOfTheTextbook() {
    var scores = new Scores();
    // Relevant at ranks 2 and 4 of two: DCG = 1/log2(3) + 1/log2(5), ideal 1 + 1/log2(3).
    scores.ranked(List.of("a", "b", "c", "d"), Set.of("b", "d"));
    assertThat(printed(scores))
        .contains("recall@1   0.000", "recall@5   1.000", "MRR@10     0.500", "nDCG@10    0.651");
  }

  @Test
  void whatIsNotFoundCountsAsNothing() {
    var scores = new Scores();
    scores.ranked(List.of("a"), Set.of("x"));
    scores.ranked(List.of("a"), Set.of("a"));
    assertThat(printed(scores))
        .contains("recall@10  0.500", "MRR@10     0.500", "nDCG@10    0.500");
  }

  @Test
  void refusalsAreCountedApart() {
    var scores = new Scores();
    scores.none(new Unknown(0.1, List.of()));
    scores.none(new Maybe(List.of(OFFER), 0.3, List.of()));
    scores.none(new Maybe(List.of(OFFER), 0.3, List.of()));
    assertThat(printed(scores)).contains("refused    1 of 3, offered something 2");
  }

  @Test
  void whatIsOfferedIsServedAndNotAnswered() {
    var scores = new Scores();
    scores.ranked(List.of("x", "a"), Set.of("a"));
    scores.told(
        new Maybe(List.of(OFFER), 0.35, List.of()), Set.of("x", "a"), List.of("x"), Set.of("a"));
    assertThat(printed(scores))
        .contains("answered   0 of 1, citing a right one 0")
        .contains("served     1 of 1: answered from a right one, or offered it")
        // Had it been answered, it would have been wrong.
        .contains("0.3-0.4             1  0.35  0.00");
  }

  @Test
  void confidenceIsHeldAgainstWhatIsRight() {
    var calibration = new Calibration();
    calibration.add(0.95, true, true);
    calibration.add(0.95, false, true);
    calibration.add(0.25, false, false);
    calibration.add(0.95, false, false);
    // Of the four pairs one is a tie for each of two, and two are in order.
    assertThat(calibration.auroc()).isEqualTo(0.75);
    // |0.95 - 1/3| of three and |0.25 - 0| of one.
    assertThat(calibration.error())
        .isCloseTo((3 * (0.95 - 1.0 / 3) + 0.25) / 4, Offset.offset(1e-9));
  }

  private static List<String> printed(Scores scores) {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    scores.print(out);
    out.flush();
    return text.toString().lines().toList();
  }
}

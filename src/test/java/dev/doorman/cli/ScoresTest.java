package dev.doorman.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoresTest {
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
    scores.none(true);
    scores.none(false);
    assertThat(printed(scores)).containsExactly("refused    1 of 2");
  }

  private static List<String> printed(Scores scores) {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    scores.print(out);
    out.flush();
    return text.toString().lines().toList();
  }
}

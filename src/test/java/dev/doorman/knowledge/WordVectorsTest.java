package dev.doorman.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordVectorsTest {
  private static final int WIDTH = 200;

  /** Each piece points along one axis. */
  private static WordVectors text(List<String> pieces, int... axes) {
    float[] rows = new float[pieces.size() * WIDTH];
    for (int i = 0; i < axes.length; i++) {
      rows[i * WIDTH + axes[i]] = 3;
    }
    return WordVectors.of(pieces, rows, 0, WIDTH);
  }

  @Test
  void eachWordIsComparedWithTheNearestOfTheOtherText() {
    WordVectors question = text(List.of("delete", "account"), 1, 2);
    WordVectors passage = text(List.of("account", "photos"), 2, 3);
    assertThat(question.nearestIn(passage)).containsExactly(0, 1);
    assertThat(question.nearestIn(question)).containsExactly(1, 1);
  }

  @Test
  void theLengthOfAVectorDoesNotCount() {
    float[] rows = new float[WIDTH];
    rows[1] = 0.03f;
    rows[2] = 0.04f;
    WordVectors slanted = WordVectors.of(List.of("x"), rows, 0, WIDTH);
    assertThat(text(List.of("y"), 2).nearestIn(slanted)[0]).isCloseTo(0.8, within(0.01));
  }

  @Test
  void piecesOfAWordCountAsOneWord() {
    WordVectors question = text(List.of("un", "##link", "it"), 1, 2, 3);
    assertThat(question.words()).containsExactly("unlink", "it");
    assertThat(question.nearestIn(text(List.of("un"), 1))).containsExactly(0.5, 0);
  }

  @Test
  void partsOfALongTextAreOneText() {
    WordVectors joined =
        WordVectors.joined(List.of(text(List.of("a", "##b"), 1, 2), text(List.of("c"), 3)));
    assertThat(joined.words()).containsExactly("ab", "c");
    assertThat(joined.nearestIn(text(List.of("z"), 3))).containsExactly(0, 1);
    assertThat(joined.nearestIn(WordVectors.NONE)).containsExactly(0, 0);
    assertThat(WordVectors.NONE.nearestIn(joined)).isEmpty();
  }
}

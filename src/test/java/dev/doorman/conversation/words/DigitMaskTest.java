package dev.doorman.conversation.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DigitMaskTest {
  /** Zeros of some scripts; the nine digits after each are that script's. */
  private static final List<Integer> ZEROS =
      List.of(0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xFF10, 0x1D7CE, 0x1E950);

  private static final List<String> BETWEEN =
      List.of("", "", "", " ", "-", " - ", ".", "\u00a0", "\u2013", "\u200b", "/", "\n", "\ufe0f");

  /** Texts in which digits, signs and letters are mixed. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> digit =
        Arbitraries.of(ZEROS)
            .flatMap(
                zero ->
                    Arbitraries.integers()
                        .between(0, 9)
                        .map(value -> Character.toString(zero + value)));
    Arbitrary<String> other =
        Arbitraries.of(" ", "-", ".", "a", "ß", "漢", "😀", "\n", "\u200d", "•", "{", "é", "_");
    return Arbitraries.frequencyOf(Tuple.of(3, digit), Tuple.of(2, other))
        .list()
        .ofMaxSize(30)
        .map(parts -> String.join("", parts));
  }

  /** The longest run of digits with at most three signs between two of them, counted by hand. */
  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    int signs = 0;
    for (int c : text.codePoints().toArray()) {
      if (Character.isDigit(c)) {
        run++;
        signs = 0;
      } else if (Character.isLetter(c) || ++signs > 3) {
        run = 0;
        signs = 0;
      }
      longest = Math.max(longest, run);
    }
    return longest;
  }

  @Property
  void maskedTextHoldsNoFourDigitsTogether(@ForAll("texts") String text) {
    assertThat(longestRun(DigitMask.mask(text))).isLessThan(4);
  }

  @Property
  void textWithoutFourDigitsTogetherIsLeftAsItIs(@ForAll("texts") String text) {
    if (longestRun(text) < 4) {
      assertThat(DigitMask.mask(text)).isSameAs(text);
      assertThat(DigitMask.finds(text)).isFalse();
    } else {
      assertThat(DigitMask.finds(text)).isTrue();
    }
  }

  @Property
  void maskingTwiceIsMaskingOnce(@ForAll("texts") String text) {
    String once = DigitMask.mask(text);
    assertThat(DigitMask.mask(once)).isEqualTo(once);
  }

  @Property
  void codeOfAnyScriptIsMaskedHoweverItIsSpaced(
      @ForAll("scripts") int zero,
      @ForAll @Size(min = 4, max = 8) List<@IntRange(max = 9) Integer> code,
      @ForAll("separators") String between) {
    String typed =
        String.join(between, code.stream().map(value -> Character.toString(zero + value)).toList());
    assertThat(DigitMask.mask("my code: " + typed + " ok")).isEqualTo("my code: •••• ok");
    assertThat(DigitMask.holdsNothingElse(DigitMask.mask(typed))).isTrue();
  }

  @Provide
  Arbitrary<Integer> scripts() {
    return Arbitraries.of(ZEROS);
  }

  @Provide
  Arbitrary<String> separators() {
    return Arbitraries.of(BETWEEN);
  }

  @Test
  void lettersKeepDigitsApart() {
    assertThat(DigitMask.mask("12 and 34")).isEqualTo("12 and 34");
    assertThat(DigitMask.mask("1....2....3....4")).isEqualTo("1....2....3....4");
  }

  @Test
  void wordsBesideTheCodeAreSomethingElse() {
    assertThat(DigitMask.holdsNothingElse("•••• !")).isTrue();
    assertThat(DigitMask.holdsNothingElse("•••• 12")).isFalse();
    assertThat(DigitMask.holdsNothingElse("•••• ok")).isFalse();
  }
}

package dev.doorman.site;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ThemeTest {
  /** What WCAG 2.2 asks for of text (1.4.3, level AA). */
  private static final double LEAST = 4.5;

  private static final Colour[] DAY = {
    Colour.of("#faf9f6"), Colour.of("#ffffff"), Colour.of("#f1efea")
  };
  private static final Colour[] NIGHT = {
    Colour.of("#131618"), Colour.of("#1b1f22"), Colour.of("#22272a")
  };

  @Property
  void textIsReadableWhateverTheVendorsColourIs(@ForAll @IntRange(max = 0xffffff) int rgb) {
    Colour vendor = Colour.of("#%06x".formatted(rgb));
    assertReadable(Theme.byDay(vendor), DAY);
    assertReadable(Theme.byNight(vendor), NIGHT);
  }

  private static void assertReadable(Theme theme, Colour... grounds) {
    for (Colour ground : grounds) {
      assertThat(theme.accent().contrast(ground)).isGreaterThanOrEqualTo(LEAST);
    }
    assertThat(theme.accent().contrast(theme.tint())).isGreaterThanOrEqualTo(LEAST);
    assertThat(theme.strong().contrast(theme.tint())).isGreaterThanOrEqualTo(LEAST);
    assertThat(theme.accent().contrast(theme.ink())).isGreaterThanOrEqualTo(LEAST);
    assertThat(theme.strong().contrast(theme.ink())).isGreaterThanOrEqualTo(LEAST);
  }

  @Test
  void aColourThatIsReadableStaysAsItIs() {
    assertThat(Theme.byDay(Colour.of(Theme.DEFAULT)).accent()).hasToString(Theme.DEFAULT);
  }

  @Test
  void contrastIsTheRatioOfTheStandard() {
    assertThat(Colour.BLACK.contrast(Colour.WHITE)).isEqualTo(21);
    assertThat(Colour.of("#777777").contrast(Colour.WHITE)).isBetween(4.47, 4.48);
  }
}

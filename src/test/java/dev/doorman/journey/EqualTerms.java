package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;

/**
 * Measures two buttons as the browser draws them: neither may be larger, heavier, more colourful or
 * easier to read than the other.
 */
final class EqualTerms {
  /** WCAG 2.2: 1.4.3 (contrast of text) and 2.5.8 (size of targets, in CSS pixels). */
  private static final double CONTRAST_LEAST = 4.5;

  private static final double TARGET_LEAST = 24;

  private static final List<String> LOOK =
      List.of(
          "color",
          "backgroundColor",
          "backgroundImage",
          "borderTopColor",
          "borderTopStyle",
          "borderTopWidth",
          "borderRadius",
          "boxShadow",
          "cursor",
          "filter",
          "fontFamily",
          "fontSize",
          "fontStyle",
          "fontWeight",
          "letterSpacing",
          "opacity",
          "outlineStyle",
          "paddingTop",
          "textDecorationLine",
          "textTransform",
          "transform");

  /** What the text is drawn on is put together from all that lies below it. */
  private static final String CONTRAST =
      """
      element => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 1;
        const pen = canvas.getContext('2d', { willReadFrequently: true });
        const paint = colour => { pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1); };
        const layers = [];
        const above = box => box.assignedSlot ?? box.parentElement ?? box.getRootNode().host;
        for (let box = element; box; box = above(box)) {
          layers.unshift(getComputedStyle(box).backgroundColor);
        }
        const luminance = () => {
          const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(value => {
            const part = value / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        paint('white');
        layers.forEach(paint);
        const ground = luminance();
        paint(getComputedStyle(element).color);
        const text = luminance();
        return (Math.max(ground, text) + 0.05) / (Math.min(ground, text) + 0.05);
      }""";

  private EqualTerms() {}

  /** In light and dark, on a desk and on a phone. */
  static void hold(Page page, Locator one, Locator other) {
    var before = page.viewportSize();
    for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      page.setViewportSize(320, 640);
      compare(scheme + ", phone", one, other);
      page.setViewportSize(before.width, before.height);
      compare(scheme + ", desk", one, other);
    }
  }

  private static void compare(String where, Locator one, Locator other) {
    BoundingBox box = one.boundingBox();
    BoundingBox otherBox = other.boundingBox();
    assertThat(otherBox.height).as("height, %s", where).isEqualTo(box.height);
    assertThat(otherBox.width).as("width, %s", where).isEqualTo(box.width);
    assertThat(Math.min(box.height, box.width)).as(where).isGreaterThanOrEqualTo(TARGET_LEAST);
    for (String property : LOOK) {
      assertThat(style(other, property))
          .as(property + ", " + where)
          .isEqualTo(style(one, property));
    }
    double contrast = contrast(one);
    assertThat(contrast).as("contrast, %s", where).isGreaterThanOrEqualTo(CONTRAST_LEAST);
    assertThat(contrast(other)).as("contrast, %s", where).isEqualTo(contrast);
    for (Locator button : List.of(one, other)) {
      assertThat(button.evaluate("button => button.matches(':focus')"))
          .as("preselected, %s", where)
          .isEqualTo(false);
    }
  }

  private static double contrast(Locator element) {
    return ((Number) element.evaluate(CONTRAST)).doubleValue();
  }

  private static Object style(Locator element, String property) {
    return element.evaluate("(e, property) => getComputedStyle(e)[property]", property);
  }
}

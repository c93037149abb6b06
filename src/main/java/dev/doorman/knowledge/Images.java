package dev.doorman.knowledge;

import java.util.Optional;
import org.jsoup.nodes.Element;

/** Reads what an element says of a picture. */
final class Images {
  private Images() {}

  /** The picture of an {@code img}; none where it names no source. */
  static Optional<Image> of(Element img) {
    String source = img.attr("src").strip();
    return source.isEmpty()
        ? Optional.empty()
        : Optional.of(new Image(source, img.attr("alt").strip(), size(img)));
  }

  private static Optional<Image.Size> size(Element img) {
    return pixels(img.attr("width"))
        .flatMap(width -> pixels(img.attr("height")).map(height -> new Image.Size(width, height)));
  }

  private static Optional<Integer> pixels(String value) {
    return value.matches("\\d{1,4}(?:px)?")
        ? Optional.of(Integer.valueOf(value.replace("px", ""))).filter(pixels -> pixels > 0)
        : Optional.empty();
  }
}

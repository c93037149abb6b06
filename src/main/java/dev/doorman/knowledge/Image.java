package dev.doorman.knowledge;

import java.util.Optional;

/**
 * A picture of an article.
 *
 * @param source its path on Doorman's server, or where the author found it
 * @param alt what it shows, for those who do not see it; may be empty
 * @param size in pixels, where it is known
 */
public record Image(String source, String alt, Optional<Size> size) {
  /** How many pixels a picture has. */
  public record Size(int width, int height) {}
}

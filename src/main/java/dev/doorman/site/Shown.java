package dev.doorman.site;

import dev.doorman.knowledge.Attachments;
import dev.doorman.knowledge.Image;
import org.jspecify.annotations.Nullable;

/**
 * A picture as the templates show it.
 *
 * @param source a path on this server, or null where the picture cannot be shown and its text can
 * @param href where it is, if that is elsewhere; else null
 * @param width in pixels, or 0 where nobody knows
 */
public record Shown(
    @Nullable String source, @Nullable String href, String alt, int width, int height) {
  static Shown of(Image image) {
    String source = image.source();
    boolean isOurs = source.startsWith(Attachments.PATH);
    return new Shown(
        isOurs ? source : null,
        isOurs ? null : Links.safe(source).filter(Links::isElsewhere).orElse(null),
        image.alt(),
        image.size().map(Image.Size::width).orElse(0),
        image.size().map(Image.Size::height).orElse(0));
  }

  /** What is said where the picture is not shown. */
  public String text() {
    return alt.isEmpty() ? String.valueOf(href) : alt;
  }
}

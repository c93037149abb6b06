package dev.doorman.site;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The vendor's name, picture and colour, as the templates show them.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class Brand {
  private final SiteConfig config;
  private final Colour colour;

  @Inject
  Brand(SiteConfig config) {
    this.config = config;
    this.colour = Colour.of(config.colour());
  }

  /** The name that the vendor gave, if any. */
  Optional<String> name() {
    return config.name();
  }

  /** The picture's address, or null. */
  public @Nullable String logo() {
    return config.logo().orElse(null);
  }

  /** The colour of the small picture in the browser's tab, as it stands in an address. */
  public String iconColour() {
    return "%23" + Theme.byDay(colour).accent().toString().substring(1);
  }

  /** The colours of the browser's own frame. */
  public String dayColour() {
    return Theme.byDay(colour).accent().toString();
  }

  /** The address of the style sheet with the vendor's colour; null where it is ours. */
  public @Nullable String styleSheet() {
    return config.colour().equalsIgnoreCase(Theme.DEFAULT)
        ? null
        : ThemeResource.PATH + "?v=" + config.colour().substring(1);
  }

  /** The style sheet itself. */
  String styles() {
    return Theme.styles(colour);
  }
}

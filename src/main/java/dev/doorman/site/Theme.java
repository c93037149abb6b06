package dev.doorman.site;

/**
 * The colours of the pages that are made from the vendor's one, by day and by night. Text keeps the
 * contrast that WCAG 2.2 asks for (1.4.3, level AA) whatever the vendor's colour is.
 *
 * @param accent of links and buttons
 * @param strong where the pointer is
 * @param ink on the accent
 * @param tint a ground for texts in the accent
 */
record Theme(Colour accent, Colour strong, Colour ink, Colour tint) {
  /** The one that the style sheet is made with. */
  static final String DEFAULT = "#0b6b5d";

  /** A little more than the 4.5 that is asked for, as colours are rounded. */
  private static final double CONTRAST = 4.6;

  private static final double STEP = 0.04;
  private static final double STRONGER = 0.2;

  /** The grounds of the style sheet: the one that is hardest to read on. */
  private static final Colour DAY = Colour.of("#f1efea");

  private static final Colour NIGHT = Colour.of("#22272a");
  private static final double DAY_TINT = 0.1;
  private static final double NIGHT_TINT = 0.16;

  static Theme byDay(Colour vendor) {
    Colour tint = Colour.WHITE.mixed(vendor, DAY_TINT);
    Colour accent = readable(vendor, Colour.BLACK, DAY, tint);
    return new Theme(accent, accent.mixed(Colour.BLACK, STRONGER), Colour.WHITE, tint);
  }

  static Theme byNight(Colour vendor) {
    Colour tint = NIGHT.mixed(vendor, NIGHT_TINT);
    Colour accent = readable(vendor, Colour.WHITE, NIGHT, tint);
    return new Theme(
        accent,
        accent.mixed(Colour.WHITE, STRONGER),
        accent.mixed(Colour.BLACK, 1 - STRONGER / 2),
        tint);
  }

  /** The colour, mixed with so much of the other that it can be read on both grounds. */
  private static Colour readable(Colour colour, Colour towards, Colour ground, Colour tint) {
    for (double share = 0; share < 1; share += STEP) {
      Colour mixed = colour.mixed(towards, share);
      if (mixed.contrast(ground) >= CONTRAST && mixed.contrast(tint) >= CONTRAST) {
        return mixed;
      }
    }
    return towards;
  }

  /** The style sheet that comes after the one of the pages. */
  static String styles(Colour vendor) {
    return """
        :root {
        %s}

        @media screen and (prefers-color-scheme: dark) {
          :root {
        %s  }
        }
        """
        .formatted(byDay(vendor).variables("  "), byNight(vendor).variables("    "));
  }

  private String variables(String indent) {
    return """
        %1$s--accent: %2$s;
        %1$s--accent-strong: %3$s;
        %1$s--accent-ink: %4$s;
        %1$s--accent-tint: %5$s;
        """
        .formatted(indent, accent, strong, ink, tint);
  }
}

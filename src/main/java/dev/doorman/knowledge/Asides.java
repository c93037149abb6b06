package dev.doorman.knowledge;

import dev.doorman.knowledge.Block.Tone;
import dev.doorman.knowledge.Inlines.Style;
import dev.doorman.knowledge.markdown.Callouts;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import org.jsoup.nodes.Element;

/** Quotations, and notes in their several spellings. */
final class Asides {
  private static final String BUNDLE = "messages.asides";

  private Asides() {}

  /** A quotation, or the note that it is by its first words or by its kind. */
  static Block of(Element quote, BlockReader reader, Style style) {
    Callouts.Found found = Callouts.of(quote);
    Tone tone = Tone.valueOf(found.kind().name());
    List<Span> title =
        found.title().isEmpty() ? named(tone, reader.locale()) : List.of(Span.plain(found.title()));
    return new Block.Aside(tone, title, reader.flow(quote.childNodes(), style));
  }

  /** A note says that it is one, also to those who do not see its colour. */
  private static List<Span> named(Tone tone, Locale locale) {
    try {
      return List.of(
          Span.plain(
              ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK)
                  .getString(tone.name().toLowerCase(Locale.ROOT))));
    } catch (MissingResourceException e) {
      return List.of();
    }
  }

  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
}

package dev.doorman.site;

import io.quarkus.qute.i18n.Localized;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;

/**
 * The help centre's own words in a language, for what is not made by a template.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by many threads.
 */
@Singleton
final class Tongues {
  private final Instance<SiteWords> words;

  @Inject
  Tongues(@Any Instance<SiteWords> words) {
    this.words = words;
  }

  /** The words in a language, whatever the country; English where there are none. */
  SiteWords in(Locale locale) {
    Instance<SiteWords> own = words.select(Localized.Literal.of(locale.getLanguage()));
    return own.isResolvable() ? own.get() : words.select(Default.Literal.INSTANCE).get();
  }
}

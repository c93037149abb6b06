package dev.doorman.sandbox.words;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * All languages that the sandbox speaks.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class Tongues {
  /** The first is the one for all others. */
  public static final List<String> LANGUAGES = List.of("en", "es", "id", "hi", "zh", "ar");

  /** Longer headers are of no use to a person and slow to read. */
  private static final int HEADER_MOST = 500;

  private final Map<String, Tongue> tongues = new HashMap<>();

  public Tongues() {
    LANGUAGES.forEach(language -> tongues.put(language, new Tongue(language, load(language))));
  }

  /** The keys and patterns of a language. */
  static Properties load(String language) {
    String name = "/messages/sandbox_" + language + ".properties";
    try (InputStream in = Tongues.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no message bundle " + name);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        var bundle = new Properties();
        bundle.load(reader);
        return bundle;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language of a request, by its tag (BCP 47). */
  public Tongue of(String tag) {
    return named(Locale.forLanguageTag(tag).getLanguage());
  }

  /** The language that a browser asks for; a malformed wish counts as none. */
  public Tongue accepted(@Nullable String header) {
    if (header == null || header.isBlank() || header.length() > HEADER_MOST) {
      return named("");
    }
    try {
      List<Locale> spoken = LANGUAGES.stream().map(Locale::forLanguageTag).toList();
      Locale found = Locale.lookup(Locale.LanguageRange.parse(header), spoken);
      return named(found == null ? "" : found.getLanguage());
    } catch (IllegalArgumentException e) {
      return named("");
    }
  }

  private Tongue named(String language) {
    Tongue tongue = tongues.getOrDefault(language, tongues.get(LANGUAGES.getFirst()));
    if (tongue == null) {
      throw new IllegalStateException("no words at all");
    }
    return tongue;
  }
}

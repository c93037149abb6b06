package dev.doorman.conversation.words;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
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
import java.util.Set;
import java.util.stream.Stream;

/**
 * Doorman's own words, by locale and key, in ICU message format.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Words {
  /** The languages there are bundles for; the first is the one for all others. */
  public static final List<Locale> LOCALES =
      Stream.of("en", "es", "id", "hi", "zh", "ar").map(Locale::forLanguageTag).toList();

  private final Map<Locale, Properties> bundles = new HashMap<>();

  public Words() {
    for (Locale locale : LOCALES) {
      bundles.put(locale, load(locale));
    }
  }

  private static Properties load(Locale locale) {
    String name = "/messages/" + locale.toLanguageTag() + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(name)) {
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

  /** The language that is spoken with somebody who asked for this one. */
  public static Locale spoken(Locale asked) {
    return LOCALES.stream()
        .filter(locale -> locale.getLanguage().equals(asked.getLanguage()))
        .findFirst()
        .orElse(LOCALES.getFirst());
  }

  /**
   * The words for a key.
   *
   * @throws IllegalArgumentException where there are none: a fault of ours, found by a test
   */
  public String say(Locale locale, String key, Map<String, Object> arguments) {
    Locale spoken = spoken(locale);
    String pattern = bundle(spoken).getProperty(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + spoken);
    }
    return new MessageFormat(pattern, ULocale.forLocale(spoken)).format(arguments);
  }

  /** The words for a key that takes no arguments. */
  public String say(Locale locale, String key) {
    return say(locale, key, Map.of());
  }

  /** All keys of a language. */
  public Set<String> keys(Locale locale) {
    return bundle(spoken(locale)).stringPropertyNames();
  }

  /**
   * Whether a typed text is this label, but for case, spaces and punctuation; a question is none.
   */
  public static boolean isLabel(String typed, String label) {
    return plain(typed).equals(plain(label));
  }

  private static String plain(String text) {
    return Normalizer2.getNFKCCasefoldInstance()
        .normalize(text)
        .replaceAll("[\\p{Punct}\\p{IsPunctuation}&&[^?¿؟՞፧]]", "")
        .replaceAll("[\\s\\p{Z}]+", " ")
        .strip();
  }

  private Properties bundle(Locale locale) {
    Properties bundle = bundles.get(locale);
    if (bundle == null) {
      throw new IllegalStateException("no bundle for " + locale);
    }
    return bundle;
  }
}

package dev.doorman.knowledge;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the names of languages that help centres give their files and folders. */
final class Languages {
  private static final Set<String> KNOWN = Set.of(Locale.getISOLanguages());

  /** As in {@code returns.es.md}. */
  private static final Pattern SUFFIX = Pattern.compile(".*\\.([a-zA-Z]{2,3}(?:[-_]\\w{2,8})*)");

  private Languages() {}

  /** A language tag, also with underscores, as {@code zh_CN}. */
  static Optional<Locale> of(String tag) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(tag.strip().replace('_', '-')).build();
      return locale.getLanguage().isEmpty() ? Optional.empty() : Optional.of(locale);
    } catch (IllformedLocaleException e) {
      return Optional.empty();
    }
  }

  /** The language that a folder, or the last part of a file's name, is called by. */
  static Optional<Locale> named(String name) {
    return of(name).filter(locale -> KNOWN.contains(locale.getLanguage()) && isPlain(name));
  }

  /** {@code it-support} is a folder about support, and {@code pt-BR} is a language. */
  private static boolean isPlain(String name) {
    return name.matches("[a-zA-Z]{2,3}(?:[-_](?:[a-zA-Z]{2}|[a-zA-Z]{4}|\\d{3}))*");
  }

  /** The language at the end of a file's name without its ending. */
  static Optional<String> suffix(String name) {
    Matcher matcher = SUFFIX.matcher(name);
    return matcher.matches() && named(matcher.group(1)).isPresent()
        ? Optional.of(matcher.group(1))
        : Optional.empty();
  }
}

package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an article's path below the folder says about it.
 *
 * @param id the path without the ending and the language
 * @param title the file's name in words
 */
record FilePath(String id, String title, Optional<Locale> locale) {
  private static final Pattern ENDING = Pattern.compile("(?i)\\.(?:md|markdown)$");
  private static final Pattern UNFIT = Pattern.compile("[^\\p{L}\\p{M}\\p{N}._-]+");

  static FilePath of(String file) {
    List<String> folders =
        new ArrayList<>(List.of(ENDING.matcher(file).replaceFirst("").split("/")));
    String name = folders.removeLast();
    Optional<Locale> locale = folders.stream().findFirst().flatMap(Languages::named);
    if (locale.isPresent()) {
      folders.removeFirst();
    }
    Optional<String> suffix = Languages.suffix(name);
    if (suffix.isPresent()) {
      name = name.substring(0, name.length() - suffix.get().length() - 1);
      locale = suffix.flatMap(Languages::named);
    }
    if (isIndex(name) && !folders.isEmpty()) {
      name = folders.removeLast();
    }
    folders.add(name);
    String id = String.join("/", folders.stream().map(FilePath::fit).toList());
    String words = name.replaceAll("[-_ ]+", " ").strip();
    String title =
        words.isEmpty()
            ? file
            : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    return new FilePath(id, title, locale);
  }

  /** A folder's own page stands in a file of this name. */
  private static boolean isIndex(String name) {
    return name.equalsIgnoreCase("index") || name.equals("_index");
  }

  private static String fit(String name) {
    return UNFIT.matcher(name).replaceAll("-").replaceAll("^[^\\p{L}\\p{N}]+", "");
  }
}

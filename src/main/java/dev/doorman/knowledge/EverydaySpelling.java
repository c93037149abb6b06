package dev.doorman.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Words as people type them in a chat, replaced by those that articles use: "gak" by "tidak", "xq"
 * by "porque", a word of spoken Arabic by the written one, Hindi in Latin letters by Devanagari.
 *
 * <p>The lists are resources, a line {@code standard: variant variant} for each word; a hyphen in a
 * variant stands for a space or a hyphen. A language without a list keeps its texts.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class EverydaySpelling {
  /** So many words of a text may be a single variant. */
  private static final int WORDS_MOST = 2;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{N}/]+");
  private static final Pattern BETWEEN = Pattern.compile("[ -]");
  private static final Map<String, EverydaySpelling> BY_LANGUAGE = new ConcurrentHashMap<>();

  /** The standard word by its variant, in lower case. */
  private final Map<String, String> standards;

  private EverydaySpelling(Map<String, String> standards) {
    this.standards = Map.copyOf(standards);
  }

  /** The spelling of a language, by its code. */
  public static EverydaySpelling of(String language) {
    return BY_LANGUAGE.computeIfAbsent(language, EverydaySpelling::read);
  }

  private static EverydaySpelling read(String language) {
    Map<String, String> standards = new HashMap<>();
    try (var in =
        EverydaySpelling.class.getResourceAsStream("/languages/everyday/" + language + ".txt")) {
      if (in != null) {
        var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        reader
            .lines()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .map(line -> lower(line).split(":", 2))
            .forEach(
                line ->
                    List.of(line[1].strip().split("\\s+"))
                        .forEach(variant -> standards.putIfAbsent(variant, line[0].strip())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EverydaySpelling(standards);
  }

  /** A text in lower case with the standard words; what stands between words stays as it is. */
  public String standard(String text) {
    String lower = lower(text);
    if (standards.isEmpty()) {
      return lower;
    }
    List<MatchResult> words = WORD.matcher(lower).results().toList();
    StringBuilder standard = new StringBuilder();
    int end = 0;
    for (int i = 0; i < words.size(); i++) {
      int count = Math.min(WORDS_MOST, words.size() - i);
      Optional<String> found = Optional.empty();
      while (count > 0 && found.isEmpty()) {
        found = standard(lower, words.subList(i, i + count));
        count -= found.isEmpty() ? 1 : 0;
      }
      if (found.isPresent()) {
        standard.append(lower, end, words.get(i).start()).append(found.get());
        i += count - 1;
        end = words.get(i).end();
      }
    }
    return standard.append(lower.substring(end)).toString();
  }

  private Optional<String> standard(String text, List<MatchResult> words) {
    StringBuilder variant = new StringBuilder(words.getFirst().group());
    for (int i = 1; i < words.size(); i++) {
      String between = text.substring(words.get(i - 1).end(), words.get(i).start());
      if (!BETWEEN.matcher(between).matches()) {
        return Optional.empty();
      }
      variant.append('-').append(words.get(i).group());
    }
    return Optional.ofNullable(standards.get(variant.toString()));
  }

  private static String lower(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }
}

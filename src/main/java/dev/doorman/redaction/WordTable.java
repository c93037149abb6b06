package dev.doorman.redaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that the rules know, in six languages. One file, which the widget bundles too. */
final class WordTable {
  private static final Pattern LEFT_OUT = Pattern.compile("[\\p{Mn}\\p{Cf}\\u0640]");
  private static final Pattern ARABIC_PREFIX =
      Pattern.compile("^[وف]?(?:بال|كال|لل|ال|[بلك])?(?=.{2})");
  private static final Pattern INDONESIAN_SUFFIX = Pattern.compile("(?<=.{3})(?:nya|ku|mu)$");

  static final WordTable BUNDLED = read();

  private final Map<String, Set<String>> words = new HashMap<>();
  private final Map<String, List<String>> han = new HashMap<>();

  private WordTable(JsonNode lists) {
    lists
        .properties()
        .forEach(
            list -> {
              String text = list.getValue().textValue();
              if (list.getKey().startsWith("han")) {
                han.put(list.getKey(), List.of(text.split(" ")));
              } else {
                String between = list.getKey().equals("password2") ? "\\|" : " ";
                words.put(
                    list.getKey(),
                    Stream.of(text.split(between))
                        .map(WordTable::folded)
                        .collect(Collectors.toUnmodifiableSet()));
              }
            });
  }

  private static WordTable read() {
    try (InputStream in = WordTable.class.getResourceAsStream("/web/widget/secrets/words.json")) {
      if (in == null) {
        throw new IllegalStateException("web/widget/secrets/words.json is missing");
      }
      return new WordTable(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A word as words are compared: lower case, without accents and vowel signs. */
  static String folded(String word) {
    String plain = Normalizer.normalize(word, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    return LEFT_OUT.matcher(plain).replaceAll("").replace('ة', 'ه').replace('ى', 'ي');
  }

  /** Whether the folded word, or what is left of it without a prefix or suffix, is in the list. */
  boolean has(String list, String word) {
    Set<String> known = words(list);
    return known.contains(word)
        || known.contains(ARABIC_PREFIX.matcher(word).replaceFirst(""))
        || known.contains(INDONESIAN_SUFFIX.matcher(word).replaceFirst(""));
  }

  boolean isHanNumeral(int c) {
    return Stream.of("hanUnits", "hanGlue", "hanScales")
        .anyMatch(list -> han(list).getFirst().indexOf(c) >= 0);
  }

  boolean isHan(String list, String character) {
    return han(list).getFirst().contains(character);
  }

  /** Where the last word of the list ends in a run of Han characters; 0 if none is in it. */
  int hanEnd(String list, String run) {
    return han(list).stream()
        .filter(run::contains)
        .mapToInt(word -> run.lastIndexOf(word) + word.length())
        .max()
        .orElse(0);
  }

  boolean isHanWord(String list, String run) {
    return han(list).contains(run);
  }

  boolean hanStarts(String list, String run) {
    return han(list).stream().anyMatch(run::startsWith);
  }

  private Set<String> words(String list) {
    Set<String> found = words.get(list);
    if (found == null) {
      throw new IllegalArgumentException("no list " + list);
    }
    return found;
  }

  private List<String> han(String list) {
    List<String> found = han.get(list);
    if (found == null) {
      throw new IllegalArgumentException("no list " + list);
    }
    return found;
  }
}

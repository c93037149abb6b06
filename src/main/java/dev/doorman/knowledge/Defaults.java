package dev.doorman.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What {@code knowledge.yaml} says for the articles of its folder and those below that do not say
 * it themselves; a file further down goes before one further up. Immutable.
 */
final class Defaults {
  /** The file's name. */
  static final String FILE = "knowledge.yaml";

  private static final Set<String> KEYS = Set.of("locale", "product", "updated", "links");

  /** Values by the folder's path, {@code ""} or ending in a slash. */
  private final SortedMap<String, Map<String, String>> byFolder = new TreeMap<>();

  private Defaults() {}

  /** Reads those of a folder's files. */
  static Defaults of(Map<String, String> files, Findings findings) {
    var defaults = new Defaults();
    files.forEach(
        (name, text) -> {
          if (name.equals(FILE) || name.endsWith("/" + FILE)) {
            String folder = name.substring(0, name.length() - FILE.length());
            defaults.byFolder.put(folder, read(name, text, findings));
          }
        });
    return defaults;
  }

  private static Map<String, String> read(String name, String text, Findings findings) {
    Map<String, String> values = new HashMap<>();
    try {
      JsonNode root = YamlText.read(text);
      root.properties()
          .forEach(
              entry -> {
                if (KEYS.contains(entry.getKey())) {
                  values.put(entry.getKey(), entry.getValue().asText().strip());
                } else {
                  findings.note(
                      name,
                      Source.line(text.lines().toList(), entry.getKey()),
                      "unknown key \""
                          + entry.getKey()
                          + "\"; known are "
                          + KEYS.stream().sorted().toList());
                }
              });
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      findings.fault(
          name,
          location == null ? 1 : location.getLineNr(),
          "this is not YAML, and no default of it counts: " + e.getOriginalMessage());
    }
    Optional.ofNullable(values.get("locale"))
        .filter(tag -> Languages.of(tag).isEmpty())
        .ifPresent(
            tag ->
                findings.fault(
                    name,
                    Source.line(text.lines().toList(), "locale"),
                    "\"" + tag + "\" is no language tag; write for example en or zh-Hans"));
    return values;
  }

  /** The language for a file that does not name its own. */
  Optional<Locale> locale(String file) {
    return value(file, "locale").flatMap(Languages::of);
  }

  /** The day of the last change for a file that does not name its own. */
  Optional<LocalDate> updated(String file) {
    try {
      return value(file, "updated").map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A value for a file. */
  Optional<String> value(String file, String key) {
    return byFolder.entrySet().stream()
        .filter(folder -> file.startsWith(folder.getKey()))
        .flatMap(folder -> Optional.ofNullable(folder.getValue().get(key)).stream())
        .filter(value -> !value.isEmpty())
        .reduce((above, below) -> below);
  }
}

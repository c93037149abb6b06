package dev.doorman.understanding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.doorman.dialogue.Intent;
import dev.doorman.dialogue.ItemId;
import dev.doorman.knowledge.EverydaySpelling;
import dev.doorman.knowledge.Problem;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one file of example utterances; every fault is told with its line. */
final class ExamplesReader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> KEYS =
      Set.of("words", "verbs", "cues", "checklist", "safety", "remarks", "wish", "intents");
  private static final Set<String> CHECKLIST_KEYS =
      Set.of("items", "first", "all", "tick", "not-done", "skip");
  private static final Pattern LIST = Pattern.compile("<([a-z]+)>");
  private static final String VERB = "<verb>";

  /** The edge of a word; between two Chinese signs there may be one anywhere. */
  private static final String EDGE = "(?:\\b|(?<=\\p{IsHan})|(?=\\p{IsHan}))";

  private final String file;
  private final String language;
  private final String text;
  private final List<Problem> problems;
  private final Map<String, String> words;

  private ExamplesReader(
      String file,
      String language,
      String text,
      List<Problem> problems,
      Map<String, String> words) {
    this.file = file;
    this.language = language;
    this.text = text;
    this.problems = problems;
    this.words = words;
  }

  /** The file's content; faults are added to the list, and the content is then of no use. */
  static Examples read(String file, String language, String text, List<Problem> problems) {
    JsonNode root;
    try {
      root = YAML.readTree(text);
    } catch (JsonProcessingException e) {
      var location = e.getLocation();
      int line = location == null ? 1 : location.getLineNr();
      problems.add(new Problem(file, line, "this is not YAML: " + e.getOriginalMessage()));
      root = YAML.createObjectNode();
      return new ExamplesReader(file, language, text, new ArrayList<>(), Map.of()).content(root);
    }
    Map<String, String> words =
        root.path("words").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, entry -> anyOf(entry.getValue())));
    return new ExamplesReader(file, language, text, problems, words).content(root);
  }

  private static String anyOf(JsonNode list) {
    return texts(list).collect(Collectors.joining("|"));
  }

  private static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }

  private Examples content(JsonNode root) {
    root.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !KEYS.contains(key))
        .forEach(key -> fault(key + ":", "unknown key \"" + key + "\"; known are " + KEYS));
    Map<Intent, Pattern> verbs = new EnumMap<>(Intent.class);
    Map<Intent, List<Pattern>> denials = new EnumMap<>(Intent.class);
    root.path("verbs")
        .properties()
        .forEach(
            entry ->
                intent(entry.getKey())
                    .forEach(
                        wish -> {
                          String any = "(?:" + anyOf(entry.getValue()) + ")";
                          verbs.put(wish, compile(EDGE + any + EDGE));
                          denials.put(wish, denials(root, any));
                        }));
    var expressions = new Expressions(language, words, this::fault);
    return new Examples(
        new Cues(EverydaySpelling.of(language), patterns(root), verbs, denials),
        utterances(root),
        checklist(root.path("checklist")),
        SafetyReader.read(root.path("safety"), expressions),
        RemarkCues.read(root.path("remarks"), expressions),
        WishCues.read(root.path("wish"), expressions),
        words.getOrDefault("account", "account"));
  }

  private List<Pattern> denials(JsonNode root, String verb) {
    return texts(cue(root, Cue.NEGATION))
        .map(expression -> compile(expression.replace(VERB, verb)))
        .toList();
  }

  private ChecklistCues checklist(JsonNode section) {
    section.properties().stream()
        .map(Map.Entry::getKey)
        .filter(key -> !CHECKLIST_KEYS.contains(key))
        .forEach(
            key ->
                fault(
                    key + ":",
                    "checklist: unknown key \"" + key + "\"; known are " + CHECKLIST_KEYS));
    Map<ItemId, List<Pattern>> names = new LinkedHashMap<>();
    Map<ItemId, List<Pattern>> done = new LinkedHashMap<>();
    section
        .path("items")
        .properties()
        .forEach(
            item -> {
              names.put(new ItemId(item.getKey()), compiled(item.getValue().path("name")));
              done.put(new ItemId(item.getKey()), compiled(item.getValue().path("done")));
            });
    Map<Integer, List<Pattern>> first = new LinkedHashMap<>();
    section
        .path("first")
        .properties()
        .forEach(
            entry -> {
              if (entry.getKey().matches("[1-9]\\d?")) {
                first.put(Integer.valueOf(entry.getKey()), compiled(entry.getValue()));
              } else {
                fault(entry.getKey() + ":", "first: \"" + entry.getKey() + "\" is no number");
              }
            });
    return new ChecklistCues(
        names,
        done,
        first,
        compiled(section.path("all")),
        compiled(section.path("tick")),
        compiled(section.path("not-done")),
        compiled(section.path("skip")));
  }

  private List<Pattern> compiled(JsonNode list) {
    return texts(list).map(this::compile).toList();
  }

  private Map<Cue, List<Pattern>> patterns(JsonNode root) {
    Map<Cue, List<Pattern>> patterns = new EnumMap<>(Cue.class);
    for (Cue cue : Cue.values()) {
      if (cue.isNeeded() && cue(root, cue).isEmpty()) {
        fault("cues:", "cues: \"" + cue.key() + "\" is missing; list at least one expression");
      }
      if (cue != Cue.NEGATION) {
        patterns.put(cue, compiled(cue(root, cue)));
      }
    }
    return patterns;
  }

  private static JsonNode cue(JsonNode root, Cue cue) {
    return root.path("cues").path(cue.key());
  }

  private Map<Intent, List<String>> utterances(JsonNode root) {
    Map<Intent, List<String>> utterances = new EnumMap<>(Intent.class);
    root.path("intents")
        .properties()
        .forEach(
            entry ->
                intent(entry.getKey())
                    .forEach(
                        intent ->
                            utterances.put(
                                intent,
                                texts(entry.getValue())
                                    .map(said -> Wording.open(Wording.plain(said)))
                                    .toList())));
    for (Intent intent : Intent.values()) {
      if (utterances.getOrDefault(intent, List.of()).isEmpty()) {
        fault("intents:", "intents: \"" + intent.id() + "\" has no example; add at least one");
      }
    }
    return utterances;
  }

  private List<Intent> intent(String id) {
    List<Intent> found =
        Stream.of(Intent.values()).filter(intent -> intent.id().equals(id)).toList();
    if (found.isEmpty()) {
      fault(
          id + ":",
          "\""
              + id
              + "\" is no intent; known are "
              + Stream.of(Intent.values()).map(Intent::id).toList());
    }
    return found;
  }

  private Pattern compile(String expression) {
    String filled =
        LIST.matcher(expression)
            .replaceAll(
                list ->
                    Matcher.quoteReplacement(
                        "(?:" + words.getOrDefault(list.group(1), list.group()) + ")"));
    try {
      return Pattern.compile(filled, Pattern.UNICODE_CHARACTER_CLASS);
    } catch (PatternSyntaxException e) {
      fault(expression, "no regular expression: " + e.getDescription() + " in " + expression);
      return Pattern.compile("(?!)");
    }
  }

  /** The fault's line is where the words stand first. */
  private void fault(String at, String message) {
    String escaped = at.replace("\\", "\\\\");
    List<String> lines = text.lines().toList();
    int line = 1;
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(at) || lines.get(i).contains(escaped)) {
        line = i + 1;
        break;
      }
    }
    problems.add(new Problem(file, line, message));
  }
}

package dev.doorman.knowledge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.doorman.base.ArticleId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IllformedLocaleException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What stands between the two {@code ---} lines at the head of an article.
 *
 * @param flow the anchors for each topic, empty where the article is not the flow's source
 */
record FrontMatter(
    ArticleId id,
    String title,
    Locale locale,
    LocalDate updated,
    Optional<String> product,
    List<Set<String>> synonyms,
    Map<String, List<String>> questions,
    List<String> unanswered,
    Map<DeletionGuide.Topic, List<String>> flow) {
  /** A key that is there twice would lose what the first one holds. */
  private static final ObjectMapper YAML =
      new YAMLMapper().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "locale",
          "updated",
          "product",
          "synonyms",
          "questions",
          "unanswered",
          "flow");

  /** Reads the text between the marks, telling each fault to the list; null where there is one. */
  static @Nullable FrontMatter read(String file, String yaml, List<Problem> problems) {
    return new Reader(file, yaml, problems).read();
  }

  private static final class Reader {
    private final String file;
    private final String yaml;
    private final List<Problem> problems;
    private final int before;

    Reader(String file, String yaml, List<Problem> problems) {
      this.file = file;
      this.yaml = yaml;
      this.problems = problems;
      this.before = problems.size();
    }

    @Nullable FrontMatter read() {
      JsonNode root;
      try {
        root = YAML.readTree(yaml);
      } catch (JsonProcessingException e) {
        var location = e.getLocation();
        int line = location == null ? 1 : location.getLineNr() + 1;
        problems.add(
            new Problem(file, line, "the front matter is not YAML: " + e.getOriginalMessage()));
        return null;
      }
      if (!root.isObject()) {
        problems.add(new Problem(file, 1, "the front matter must be a list of key: value lines"));
        return null;
      }
      for (var names = root.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!KEYS.contains(name)) {
          fault(name, "unknown key \"" + name + "\"; known are " + KEYS.stream().sorted().toList());
        }
      }
      ArticleId id = id(text(root, "id"));
      String title = text(root, "title");
      Locale locale = locale(text(root, "locale"));
      LocalDate updated = date(text(root, "updated"));
      List<Set<String>> synonyms = synonyms(root.path("synonyms"));
      var questions = questions(root.path("questions"));
      List<String> unanswered = unanswered(root);
      var flow = flow(root.path("flow"));
      if (problems.size() > before || id == null || locale == null || updated == null) {
        return null;
      }
      return new FrontMatter(
          id,
          title,
          locale,
          updated,
          Optional.of(root.path("product").asText()).filter(value -> !value.isEmpty()),
          synonyms,
          questions,
          unanswered,
          flow);
    }

    private String text(JsonNode root, String key) {
      String value = root.path(key).asText().strip();
      if (value.isEmpty()) {
        fault(key, "the front matter has no " + key + "; add \"" + key + ": …\"");
      }
      return value;
    }

    private @Nullable ArticleId id(String value) {
      try {
        return value.isEmpty() ? null : new ArticleId(value);
      } catch (IllegalArgumentException e) {
        fault("id", String.valueOf(e.getMessage()));
        return null;
      }
    }

    private @Nullable Locale locale(String value) {
      try {
        return value.isEmpty() ? null : new Locale.Builder().setLanguageTag(value).build();
      } catch (IllformedLocaleException e) {
        fault("locale", "\"" + value + "\" is no language tag; write for example en or zh-Hans");
        return null;
      }
    }

    private @Nullable LocalDate date(String value) {
      try {
        return value.isEmpty() ? null : LocalDate.parse(value);
      } catch (DateTimeParseException e) {
        fault("updated", "\"" + value + "\" is no date; write it as 2026-11-24");
        return null;
      }
    }

    private List<Set<String>> synonyms(JsonNode node) {
      List<Set<String>> synonyms = new ArrayList<>();
      for (JsonNode group : node) {
        Set<String> words = new LinkedHashSet<>();
        group.forEach(word -> words.add(word.asText()));
        if (words.size() < 2) {
          fault(
              "synonyms",
              "synonyms must list groups of two or more words, as - [picture, photo], not "
                  + group);
        }
        synonyms.add(words);
      }
      if (!node.isMissingNode() && synonyms.isEmpty()) {
        fault("synonyms", "synonyms must list groups of words, as - [picture, photo]");
      }
      return synonyms;
    }

    private Map<String, List<String>> questions(JsonNode node) {
      Map<String, List<String>> questions = new HashMap<>();
      if (!node.isMissingNode() && !node.isObject()) {
        fault("questions", "questions must list questions under the anchors of sections");
      }
      node.properties().forEach(entry -> questions.put(entry.getKey(), texts(entry)));
      return questions;
    }

    private List<String> unanswered(JsonNode root) {
      return root.properties().stream()
          .filter(entry -> entry.getKey().equals("unanswered"))
          .flatMap(entry -> texts(entry).stream())
          .toList();
    }

    private Map<DeletionGuide.Topic, List<String>> flow(JsonNode node) {
      Map<DeletionGuide.Topic, List<String>> flow = new EnumMap<>(DeletionGuide.Topic.class);
      if (node.isMissingNode()) {
        return flow;
      }
      node.properties()
          .forEach(
              entry ->
                  DeletionGuide.Topic.of(entry.getKey())
                      .ifPresentOrElse(
                          topic -> flow.put(topic, texts(entry)),
                          () ->
                              fault(
                                  entry.getKey(), "flow has no part \"" + entry.getKey() + "\"")));
      for (DeletionGuide.Topic topic : DeletionGuide.Topic.values()) {
        if (topic.isNeeded() && !flow.containsKey(topic)) {
          fault("flow", "flow lacks \"" + topic.key() + "\"; name the anchors it is cut from");
        }
      }
      return flow;
    }

    private List<String> texts(Map.Entry<String, JsonNode> entry) {
      List<String> texts = new ArrayList<>();
      if (entry.getValue().isTextual()) {
        texts.add(entry.getValue().asText());
      } else {
        entry.getValue().forEach(item -> texts.add(item.asText()));
      }
      if (texts.isEmpty()) {
        fault(entry.getKey(), "\"" + entry.getKey() + "\" is empty");
      }
      return texts;
    }

    /** The fault's line is where the key stands first. */
    private void fault(String key, String message) {
      List<String> lines = yaml.lines().toList();
      int line = 1;
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith(key + ":")) {
          line = i + 2;
          break;
        }
      }
      problems.add(new Problem(file, line, message));
    }
  }
}

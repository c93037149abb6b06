package dev.doorman.knowledge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.ArticleId;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
    Optional<ArticleId> id,
    Optional<String> title,
    Optional<Locale> locale,
    Optional<LocalDate> updated,
    Optional<String> product,
    List<Set<String>> synonyms,
    Map<String, List<String>> questions,
    List<String> unanswered,
    Map<DeletionGuide.Topic, List<String>> flow,
    Picks picks,
    Article.Former former) {
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "title",
          "locale",
          "lang",
          "updated",
          "product",
          "synonyms",
          "questions",
          "unanswered",
          "flow",
          "starters",
          "related",
          "aliases",
          "moved");

  /** Reads the text between the marks; null where it cannot be read. */
  static @Nullable FrontMatter read(String file, String yaml, Findings findings) {
    return new Reader(file, yaml, findings).read();
  }

  private static final class Reader {
    private final String file;
    private final String yaml;
    private final Findings findings;

    Reader(String file, String yaml, Findings findings) {
      this.file = file;
      this.yaml = yaml;
      this.findings = findings;
    }

    @Nullable FrontMatter read() {
      JsonNode root;
      try {
        root = YamlText.read(yaml);
      } catch (JsonProcessingException e) {
        var location = e.getLocation();
        int line = location == null ? 1 : location.getLineNr() + 1;
        findings.stop(
            file, line, "the front matter is not YAML: " + e.getOriginalMessage() + "; mend it");
        return null;
      }
      if (!root.isObject() && !root.isMissingNode() && !root.isNull()) {
        findings.stop(file, 1, "the front matter must be a list of key: value lines");
        return null;
      }
      for (var names = root.fieldNames(); names.hasNext(); ) {
        String name = names.next();
        if (!KEYS.contains(name)) {
          findings.note(
              file,
              line(name),
              "unknown key \"" + name + "\"; known are " + KEYS.stream().sorted().toList());
        }
      }
      return new FrontMatter(
          text(root, "id").flatMap(this::id),
          text(root, "title"),
          text(root, "locale").or(() -> text(root, "lang")).flatMap(this::locale),
          text(root, "updated").flatMap(this::date),
          text(root, "product"),
          synonyms(root.path("synonyms")),
          questions(root.path("questions")),
          texts(root, "unanswered"),
          flow(root.path("flow")),
          new Picks(starters(root), related(root.path("related"))),
          new Article.Former(aliases(root), moved(root.path("moved"))));
    }

    private static Optional<String> text(JsonNode root, String key) {
      return Optional.of(root.path(key))
          .filter(JsonNode::isTextual)
          .map(node -> node.asText().strip())
          .filter(value -> !value.isEmpty());
    }

    private Optional<ArticleId> id(String value) {
      try {
        return Optional.of(new ArticleId(value));
      } catch (IllegalArgumentException e) {
        fault("id", e.getMessage() + "; the file's path stands in for it");
        return Optional.empty();
      }
    }

    private Optional<Locale> locale(String value) {
      Optional<Locale> locale = Languages.of(value);
      if (locale.isEmpty()) {
        fault("locale", "\"" + value + "\" is no language tag; write for example en or zh-Hans");
      }
      return locale;
    }

    /** A time of day behind the date does no harm. */
    private Optional<LocalDate> date(String value) {
      try {
        return Optional.of(LocalDate.parse(value.split("[T ]", 2)[0]));
      } catch (DateTimeParseException e) {
        fault("updated", "\"" + value + "\" is no date; write it as 2026-11-24");
        return Optional.empty();
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

    private List<String> texts(JsonNode root, String key) {
      return root.properties().stream()
          .filter(entry -> entry.getKey().equals(key))
          .flatMap(entry -> texts(entry).stream())
          .toList();
    }

    private List<String> starters(JsonNode root) {
      List<String> starters = new ArrayList<>();
      List<String> listed = texts(root, "starters");
      if (listed.size() > Picks.STARTERS_MOST) {
        fault("starters", "starters has more than " + Picks.STARTERS_MOST + " lines");
      }
      for (String starter : listed.stream().limit(Picks.STARTERS_MOST).toList()) {
        int length = starter.codePointCount(0, starter.length());
        if (starter.isBlank() || length > Picks.STARTER_LENGTH_MOST) {
          fault(
              "starters",
              "a starter must have 1 to " + Picks.STARTER_LENGTH_MOST + " characters: " + starter);
        } else {
          starters.add(starter);
        }
      }
      return starters;
    }

    private Map<String, List<String>> related(JsonNode node) {
      Map<String, List<String>> related = new HashMap<>();
      if (!node.isMissingNode() && !node.isObject()) {
        fault("related", "related must list sections under the anchor of a section");
      }
      node.properties().forEach(entry -> related.put(entry.getKey(), texts(entry)));
      return related;
    }

    private List<ArticleId> aliases(JsonNode root) {
      return root.properties().stream()
          .filter(entry -> entry.getKey().equals("aliases"))
          .flatMap(entry -> texts(entry).stream())
          .map(name -> name.replaceFirst("^/(?:help/)?", "").replaceFirst("/$", ""))
          .filter(
              name -> {
                boolean isId = ArticleId.isValid(name);
                if (!isId) {
                  fault("aliases", "\"" + name + "\" is no article id");
                }
                return isId;
              })
          .map(ArticleId::new)
          .toList();
    }

    private Map<String, String> moved(JsonNode node) {
      Map<String, String> moved = new HashMap<>();
      node.properties()
          .forEach(
              entry -> moved.put(entry.getKey().replaceFirst("^#", ""), entry.getValue().asText()));
      return moved;
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
      texts.removeIf(String::isBlank);
      if (texts.isEmpty()) {
        fault(entry.getKey(), "\"" + entry.getKey() + "\" is empty");
      }
      return texts;
    }

    /** The fault's line is where the key stands first. */
    private void fault(String key, String message) {
      findings.fault(file, line(key), message);
    }

    private int line(String key) {
      List<String> lines = yaml.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        if (lines.get(i).strip().startsWith(key + ":")) {
          return i + 2;
        }
      }
      return 1;
    }
  }
}

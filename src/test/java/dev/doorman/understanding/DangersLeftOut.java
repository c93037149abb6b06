package dev.doorman.understanding;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.doorman.knowledge.KnowledgeFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The articles and examples of this project without what they know of a danger, or of any: what
 * holds without it holds for dangers that nobody thought of.
 */
public final class DangersLeftOut {
  /** All dangers. */
  public static final String ALL = "all";

  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Path KNOWLEDGE = Path.of("knowledge");
  private static final String DOUBT = "doubt";
  private static final List<String> NO_DANGER = List.of("words", "harmless", "examples", DOUBT);

  private DangersLeftOut() {}

  /**
   * The folder.
   *
   * @param danger the key under {@code safety:} that is left out, or {@link #ALL}
   */
  public static KnowledgeFolder folder(String danger) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(KNOWLEDGE)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        String name = KNOWLEDGE.relativize(path).toString();
        if (name.startsWith("intents/")) {
          files.put(name, without(danger, Files.readString(path)));
        } else if (name.endsWith(".md")) {
          files.put(name, Files.readString(path));
        }
      }
    }
    return KnowledgeFolder.of(files);
  }

  private static String without(String danger, String yaml) throws IOException {
    ObjectNode root = (ObjectNode) YAML.readTree(yaml);
    ObjectNode safety = (ObjectNode) root.path("safety");
    List<String> keys = new ArrayList<>();
    safety.fieldNames().forEachRemaining(keys::add);
    boolean all = danger.equals(ALL);
    keys.stream()
        .filter(key -> !NO_DANGER.contains(key) && (all || key.equals(danger)))
        .forEach(safety::remove);
    if (all) {
      safety.remove(DOUBT);
    }
    if (safety.path("examples") instanceof ObjectNode examples) {
      if (all) {
        examples.removeAll();
      } else {
        examples.remove(danger);
      }
    }
    return YAML.writeValueAsString(root);
  }
}

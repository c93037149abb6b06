package dev.doorman.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.redaction.Redaction.Watch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What the server makes of the labelled lines, and of 600 lines mixed from them, is kept in {@code
 * redaction/masked.jsonl}; {@code mask.test.ts} holds the widget to the same file, so that both
 * recognise the same secrets. After a change of the rules, copy the file that this test leaves in
 * {@code target}.
 */
class MaskAgreementTest {
  private static final int MIXED = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void serverMasksEachLineAsTheWidgetIsHeldTo() throws IOException {
    String now = lines();
    Path written = Path.of("target", "masked.jsonl");
    Files.createDirectories(written.getParent());
    Files.writeString(written, now);
    assertThat(kept()).as("target/masked.jsonl has what the rules say now").isEqualTo(now);
  }

  private static String kept() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            MaskAgreementTest.class.getResourceAsStream("/redaction/masked.jsonl"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String lines() {
    List<RedactionLines.Line> labelled =
        Stream.of("first.tsv", "second.tsv")
            .flatMap(name -> RedactionLines.read(name).lines().stream())
            .toList();
    var lines = new StringBuilder();
    labelled.forEach(line -> lines.append(line(line.watch(), line.earlier(), line.text())));
    String earlier = "";
    for (String text : mixed(labelled)) {
      Watch watch = text.length() % 4 == 0 ? Watch.SECRETS : Watch.CODES;
      lines.append(line(watch, text.length() % 3 == 0 ? earlier : "", text));
      earlier = text;
    }
    return lines.toString();
  }

  /** Words of several lines in a row, with other signs between: nobody writes so but who tries. */
  private static List<String> mixed(List<RedactionLines.Line> labelled) {
    var random = new Random(9);
    List<String> words =
        labelled.stream().flatMap(line -> Stream.of(line.text().split("\\s+", -1))).toList();
    String[] joints = {" ", " ", " ", "-", "", ", ", ". ", ": ", "/", " (", "\u00a0", "\n", "…"};
    List<String> mixed = new ArrayList<>();
    for (int i = 0; i < MIXED; i++) {
      var text = new StringBuilder();
      int many = 2 + random.nextInt(9);
      for (int word = 0; word < many; word++) {
        text.append(words.get(random.nextInt(words.size())))
            .append(joints[random.nextInt(joints.length)]);
      }
      mixed.add(text.toString());
    }
    return mixed;
  }

  private static String line(Watch watch, String before, String text) {
    String earlier = before.isEmpty() ? "" : Redaction.of(before, watch).text();
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("codes", watch == Watch.CODES);
    line.put("earlier", earlier);
    line.put("text", text);
    line.put("masked", Redaction.of(text, watch, earlier).text());
    try {
      return JSON.writeValueAsString(line) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.doorman.journey.widget;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The project's articles, with one more whose title and text try to run scripts. */
final class HostileKnowledge {
  /** Asked so, the bot answers from the hostile article. */
  static final String QUESTION = "How do I calibrate the quokka telescope?";

  private HostileKnowledge() {}

  /** The payloads, one a line; lines that begin with {@code ##} are comments. */
  static List<String> payloads() {
    var in =
        Objects.requireNonNull(
            HostileKnowledge.class.getResourceAsStream("/widget/payloads.txt"), "payloads");
    try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("## ")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Path writeTo(Path folder) {
    Path source = Path.of("knowledge");
    try (Stream<Path> files = Files.walk(source)) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(source.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
      Files.writeString(folder.resolve("en/hostile.md"), article());
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String article() {
    var text = new StringBuilder();
    for (String payload : payloads()) {
      text.append("- Calibrate the quokka telescope: ").append(payload).append('\n');
    }
    return """
        ---
        id: hostile
        title: "Quokka <img src=x onerror=ran('title')> \\"'><script>ran('title')</script>"
        locale: en
        updated: 2026-11-24
        questions:
          calibrate:
            - %s
        ---

        ## Calibrate <svg onload=ran('heading')> {#calibrate}

        To calibrate the quokka telescope, click [here](javascript:ran('link')) or
        [there](data:text/html,<script>ran('data')</script>), or turn the dial.

        %s"""
        .formatted(QUESTION, text);
  }
}

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
  /** What the sections of the hostile article are about. */
  static final List<String> SUBJECTS = List.of("astrolabe", "barometer", "clepsydra", "densimeter");

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

  /** Asked so, the bot answers from the section on a subject. */
  static String question(String subject) {
    return "How do I calibrate the " + subject + "?";
  }

  /** The payloads that stand in the section on a subject. */
  static List<String> payloadsOn(String subject) {
    List<String> all = payloads();
    int size = Math.ceilDiv(all.size(), SUBJECTS.size());
    int from = SUBJECTS.indexOf(subject) * size;
    return all.subList(from, Math.min(all.size(), from + size));
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

  /**
   * Doorman refuses articles with raw HTML or script links, so the payloads stand in it as text,
   * with every sign escaped that Markdown knows.
   */
  private static String article() {
    var questions = new StringBuilder();
    var sections = new StringBuilder();
    for (String subject : SUBJECTS) {
      questions.append("  %s:%n    - %s%n".formatted(subject, question(subject)));
      sections.append(
          "## The %s %s {#%s}%n%n".formatted(subject, escaped("<b onload=ran(0)>"), subject));
      sections.append("To calibrate the %s, turn its dial.%n%n".formatted(subject));
      payloadsOn(subject)
          .forEach(payload -> sections.append("- ").append(escaped(payload)).append('\n'));
      sections.append('\n');
    }
    return """
        ---
        id: hostile
        title: "Dials <img src=x onerror=ran('title')> \\"'><script>ran('title')</script>"
        locale: en
        updated: 2026-11-24
        questions:
        %s---

        %s"""
        .formatted(questions, sections);
  }

  private static String escaped(String text) {
    return text.replaceAll("(\\p{Punct})", "\\\\$1");
  }
}

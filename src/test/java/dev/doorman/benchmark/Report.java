package dev.doorman.benchmark;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The tables that the benchmark prints, in Markdown. */
final class Report {
  private final List<String> lines = new ArrayList<>();

  /** Each line is printed at once, so that a run that is broken off has told what it knows. */
  void line(String text) {
    lines.add(text);
    System.out.println(text);
  }

  void head(String... cells) {
    line("");
    row(cells);
    row(Stream.of(cells).map(cell -> "---").toArray(String[]::new));
  }

  void row(String... cells) {
    line("| " + String.join(" | ", cells) + " |");
  }

  /** A number of things in a second. */
  static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%,.0f", perSecond);
  }

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String millis(Duration duration) {
    return millis(duration.toNanos() / 1e6);
  }

  static String millis(double millis) {
    return String.format(Locale.ROOT, "%.2f", millis);
  }

  static String times(double factor) {
    return String.format(Locale.ROOT, "%.1f×", factor);
  }

  /** What the figures belong to. */
  void machine() throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    Path cpus = Path.of("/proc/cpuinfo");
    String cpu =
        Files.isReadable(cpus)
            ? Files.readAllLines(cpus).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("")
            : "";
    line(
        "%s, %d cores, %s %s, Java %s; load average at the start %.1f"
            .formatted(
                cpu.isEmpty() ? system.getArch() : cpu,
                system.getAvailableProcessors(),
                system.getName(),
                system.getArch(),
                Runtime.version(),
                Math.max(0, system.getSystemLoadAverage())));
  }

  void write(Path file) throws IOException {
    if (file.getParent() != null) {
      Files.createDirectories(file.getParent());
    }
    Files.write(file, lines, StandardCharsets.UTF_8);
  }
}

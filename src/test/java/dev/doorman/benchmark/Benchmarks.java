package dev.doorman.benchmark;

import dev.doorman.benchmark.Measured.Callers;
import dev.doorman.benchmark.Measured.Score;
import dev.doorman.benchmark.OpenLoop.Arrivals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.util.Statistics;

/**
 * Measures, prints tables, and writes them to {@code target/benchmark.md}. Takes about five
 * minutes.
 *
 * <p>What is compared is measured in turns, twice, and the better figure counts: other work on the
 * machine then falls on both sides.
 */
public final class Benchmarks {
  private static final int ROUNDS = 2;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final List<Integer> BATCHES = List.of(1, 8, 32);
  private static final List<Integer> ASKERS = List.of(1, 16, 256);
  private static final Duration LENGTH = Duration.ofSeconds(10);

  private final Report report = new Report();

  /** By what was measured. */
  private final Map<String, Score> best = new TreeMap<>();

  private Benchmarks() {}

  /**
   * Measures all, or some parts.
   *
   * @param args which parts to measure, of {@code embed}, {@code ask} and {@code search}; without
   *     any, all
   */
  public static void main(String... args) throws Exception {
    var benchmarks = new Benchmarks();
    benchmarks.report.machine();
    for (String part : args.length == 0 ? List.of("embed", "ask", "search") : List.of(args)) {
      switch (part) {
        case "embed" -> benchmarks.embedding();
        case "ask" -> benchmarks.asking();
        case "search" -> benchmarks.searching();
        default -> throw new IllegalArgumentException("embed, ask or search, but not " + part);
      }
    }
    benchmarks.report.write(Path.of("target", "benchmark.md"));
  }

  private static void say(String what) {
    System.err.println("measuring " + what + " …");
  }

  private void note(String what, Score score) {
    best.merge(what, score, Score::or);
  }

  private Score best(String what) {
    return Objects.requireNonNull(best.get(what), what);
  }

  private void ceiling(String model, int batch, int callers) throws RunnerException {
    Score each =
        Measured.score(
                CeilingBenchmark.class,
                Callers.PLATFORM,
                callers,
                Map.of("model", model, "batch", Integer.toString(batch)))
            .each(batch);
    note(model + " " + batch, each);
    note(model, each);
  }

  private void embedding() throws RunnerException {
    for (int round = 1; round <= ROUNDS; round++) {
      say("the model and the embedder, round " + round + " of " + ROUNDS);
      for (int batch : BATCHES) {
        if (round == 1) {
          ceiling("row-scales", batch, 1);
        }
        ceiling("row-scales", batch, CORES);
        ceiling("published", batch, CORES);
      }
      for (int askers : ASKERS) {
        note(
            "embed " + askers,
            Measured.score(EmbedBenchmark.class, Callers.VIRTUAL, askers, Map.of()));
      }
    }
    report.head(
        "embeddings",
        "per second",
        "of the ceiling",
        "of the published model's",
        "CPU, ms each",
        "of the ceiling, by CPU");
    for (int batch : BATCHES) {
      rate("ONNX Runtime alone, batches of " + batch, "row-scales " + batch);
    }
    for (int batch : BATCHES) {
      rate("… the model as published, batches of " + batch, "published " + batch);
    }
    for (int askers : ASKERS) {
      rate("Doorman, asked by " + askers + " at once", "embed " + askers);
    }
  }

  private void rate(String label, String what) {
    Score score = best(what);
    Score ceiling = best("row-scales");
    report.row(
        label,
        Report.rate(score.perSecond()),
        Report.percent(score.perSecond() / ceiling.perSecond()),
        Report.percent(score.perSecond() / best("published").perSecond()),
        Report.millis(score.cpuMillis()),
        Report.percent(ceiling.cpuMillis() / score.cpuMillis()));
  }

  private void asking() throws RunnerException, ExecutionException, InterruptedException {
    say("the whole ask");
    for (int askers : ASKERS) {
      note("ask " + askers, Measured.score(AskBenchmark.class, Callers.VIRTUAL, askers, Map.of()));
    }
    report.head("whole `ask`", "per second", "CPU, ms each");
    for (int askers : ASKERS) {
      Score score = best("ask " + askers);
      report.row(
          "asked by " + askers + " at once",
          Report.rate(score.perSecond()),
          Report.millis(score.cpuMillis()));
    }
    say("the latency of ask");
    try (var asking = new Asking()) {
      var loop = new OpenLoop(asking::ask);
      loop.most(ASKERS.getLast(), LENGTH.dividedBy(2));
      // In the same minute, so that other work on the machine falls on both.
      double most = loop.most(ASKERS.getLast(), LENGTH.dividedBy(2));
      Latencies alone = loop.alone(1_000);
      report.head("latency of `ask`", "p50, ms", "p99, ms", "p99 to the median alone");
      latency("alone, one after the other", alone, alone);
      for (Arrivals arrivals : Arrivals.values()) {
        Latencies half = loop.at(most / 2, LENGTH, arrivals);
        String label =
            switch (arrivals) {
              case PACED -> "%s a second, half of the most, evenly paced";
              case RANDOM -> "%s a second, half of the most, at random";
            };
        latency(label.formatted(Report.rate(most / 2)), half, alone);
      }
    }
  }

  private void latency(String label, Latencies measured, Latencies alone) {
    report.row(
        label,
        Report.millis(measured.at(0.5)),
        Report.millis(measured.at(0.99)),
        Report.times((double) measured.at(0.99).toNanos() / alone.at(0.5).toNanos()));
  }

  private void searching() throws RunnerException {
    say("search; the index is built first");
    RunResult result = Measured.run(SearchBenchmark.class, Callers.PLATFORM, 1, Map.of());
    Statistics micros = result.getPrimaryResult().getStatistics();
    report.head("search without embedding", "p50, ms", "p99, ms");
    report.row(
        "100,000 passages",
        Report.millis(micros.getPercentile(50) / 1_000),
        Report.millis(micros.getPercentile(99) / 1_000));
  }
}

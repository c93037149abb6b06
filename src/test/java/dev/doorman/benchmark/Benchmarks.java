package dev.doorman.benchmark;

import dev.doorman.benchmark.Measured.Callers;
import dev.doorman.benchmark.OpenLoop.Arrivals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  /** Texts a second by what was measured; the best. */
  private final Map<String, Double> best = new TreeMap<>();

  private Benchmarks() {}

  public static void main(String... args) throws Exception {
    var benchmarks = new Benchmarks();
    benchmarks.run();
    benchmarks.report.write(Path.of("target", "benchmark.md"));
    benchmarks.report.print();
  }

  private void run() throws IOException, RunnerException, ExecutionException, InterruptedException {
    report.machine();
    for (int round = 1; round <= ROUNDS; round++) {
      say("the model and the embedder, round " + round + " of " + ROUNDS);
      for (int batch : BATCHES) {
        ceiling("row-scales", batch, 1);
        ceiling("row-scales", batch, CORES);
        ceiling("published", batch, CORES);
      }
      for (int askers : ASKERS) {
        note("embed " + askers, embeddings(askers));
      }
    }
    embedding();
    say("the whole ask");
    for (int askers : ASKERS) {
      note(
          "ask " + askers,
          Measured.perSecond(AskBenchmark.class, Callers.VIRTUAL, askers, Map.of()));
    }
    asking();
    say("search; the index is built first");
    searching();
  }

  private static void say(String what) {
    System.out.println("measuring: " + what);
  }

  private void note(String what, double perSecond) {
    best.merge(what, perSecond, Math::max);
  }

  private double best(String what) {
    return best.getOrDefault(what, Double.NaN);
  }

  private void ceiling(String model, int batch, int callers) throws RunnerException {
    double calls =
        Measured.perSecond(
            CeilingBenchmark.class,
            Callers.PLATFORM,
            callers,
            Map.of("model", model, "batch", Integer.toString(batch)));
    note(model + " " + batch, calls * batch);
    note(model, calls * batch);
  }

  private static double embeddings(int askers) throws RunnerException {
    return Measured.perSecond(EmbedBenchmark.class, Callers.VIRTUAL, askers, Map.of());
  }

  private void embedding() {
    report.head("embeddings", "per second", "of the ceiling", "of the published model's");
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
    double perSecond = best(what);
    report.row(
        label,
        Report.rate(perSecond),
        Report.percent(perSecond / best("row-scales")),
        Report.percent(perSecond / best("published")));
  }

  private void asking() throws ExecutionException, InterruptedException {
    report.head("whole `ask`", "per second");
    for (int askers : ASKERS) {
      report.row("asked by " + askers + " at once", Report.rate(best("ask " + askers)));
    }
    double most = ASKERS.stream().mapToDouble(askers -> best("ask " + askers)).max().orElseThrow();
    say("the latency of ask");
    try (var asking = new Asking()) {
      var loop = new OpenLoop(asking::ask);
      loop.at(most / 2, LENGTH.dividedBy(2), Arrivals.PACED);
      Latencies alone = loop.alone(2_000);
      report.head("latency of `ask`", "p50, ms", "p99, ms", "p99 to the median alone");
      latency("alone, one after the other", alone, alone);
      for (Arrivals arrivals : Arrivals.values()) {
        Latencies half = loop.at(most / 2, LENGTH, arrivals);
        latency(
            switch (arrivals) {
              case PACED -> "at half of the most, evenly paced";
              case RANDOM -> "at half of the most, at random";
            },
            half,
            alone);
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
    RunResult result = Measured.run(SearchBenchmark.class, Callers.PLATFORM, 1, Map.of());
    Statistics micros = result.getPrimaryResult().getStatistics();
    report.head("search without embedding", "p50, ms", "p99, ms");
    report.row(
        "100,000 passages",
        Report.millis(Duration.ofNanos((long) (micros.getPercentile(50) * 1_000))),
        Report.millis(Duration.ofNanos((long) (micros.getPercentile(99) * 1_000))));
  }
}

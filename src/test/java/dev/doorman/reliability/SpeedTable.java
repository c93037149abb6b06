package dev.doorman.reliability;

import dev.doorman.journey.Cluster;
import dev.doorman.journey.ServerProcess;
import dev.doorman.knowledge.embedding.Embedder;
import dev.doorman.store.embedded.EmbeddedDriver;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures one node's turns beside what the store and the model can do at most in the same run, and
 * prints a table for each store: docs/speed.md. Properties: {@code load.stores} ({@code h2}, {@code
 * postgresql}, comma-separated), {@code load.parts} (of {@code start}, {@code buttons}, {@code
 * questions}, {@code idle}), {@code load.seconds} (for each figure, at most 60), {@code load.flags}
 * (of the node's JVM, as for a profile).
 */
public final class SpeedTable {
  private static final Duration EACH =
      Duration.ofSeconds(Math.clamp(Integer.getInteger("load.seconds", 6), 1, 60));
  private static final Duration WARM_UP = Duration.ofSeconds(8);
  private static final Duration QUIET = Duration.ofSeconds(20);
  private static final Set<String> PARTS =
      Set.of(System.getProperty("load.parts", "start,buttons,questions,idle").split(",", -1));
  private static final List<String> OPENINGS =
      List.of("how do I", "where can I", "is it possible to", "do I have to", "why should I");
  private static final List<String> THINGS =
      List.of(
          "delete the account",
          "sign out on my phone",
          "back up my photos",
          "keep my purchases",
          "remove find my device",
          "recover a deleted account");

  private final AtomicLong asked = new AtomicLong(new Random().nextInt(100_000));
  private final RawCommits.Source source;
  private final ServerProcess node;

  private SpeedTable(ServerProcess node, RawCommits.Source source) {
    this.node = node;
    this.source = source;
  }

  public static void main(String... arguments) throws Exception {
    for (String store : System.getProperty("load.stores", "h2,postgresql").split(",", -1)) {
      Path folder = Files.createTempDirectory("doorman-speed");
      Map<String, String> settings = Servers.settings();
      settings.put("DOORMAN_CHAT_MESSAGES_PER_MINUTE", "1000000");
      settings.put("DOORMAN_CHAT_MESSAGES_PER_MINUTE_PER_ADDRESS", "1000000");
      settings.put("JAVA_TOOL_OPTIONS", System.getProperty("load.flags", ""));
      switch (store) {
        case "h2" -> {
          Path file = folder.resolve("raw");
          var driver = new EmbeddedDriver();
          var info = new Properties();
          try (var node = ServerProcess.untuned(folder, settings)) {
            new SpeedTable(
                    node,
                    () -> Objects.requireNonNull(driver.connect("jdbc:h2:file:" + file, info)))
                .run(store);
          }
        }
        case "postgresql" -> {
          settings.put("DOORMAN_DB_CONNECTIONS", "8");
          try (Cluster cluster = new Cluster(folder);
              ServerProcess node = cluster.untunedNode("node", settings)) {
            new SpeedTable(node, cluster::connection).run(store);
          }
        }
        default ->
            throw new IllegalArgumentException("unknown store " + store + "; use h2, postgresql");
      }
    }
    System.exit(0);
  }

  private void run(String store)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    System.out.printf("%n| %s, load average %s | |%n|---|---|%n", store, loadAverage());
    try (var crowd = new Crowd(node.base())) {
      if (PARTS.contains("start")) {
        start(crowd);
      }
      if (PARTS.contains("idle")) {
        idle();
      }
      if (PARTS.contains("buttons")) {
        buttons(crowd);
      }
      if (PARTS.contains("questions")) {
        questions(crowd);
      }
    }
    System.out.printf(
        "| resident at the end | %.0f MB |%n| load average afterwards | %s |%n",
        Memory.of(node.pid()).resident() / 1e6, loadAverage());
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private void start(Crowd crowd) throws IOException, InterruptedException {
    crowd.pace(1, 1, Duration.ofSeconds(1), this::question);
    System.out.printf(
        "| resident after the first answer | %.0f MB |%n", Memory.of(node.pid()).resident() / 1e6);
  }

  private void idle() throws IOException, InterruptedException {
    double before = cpuMillis();
    Thread.sleep(QUIET.toMillis());
    System.out.printf(
        "| idle, of a core | %.2f %% |%n", (cpuMillis() - before) / QUIET.toMillis() * 100);
  }

  private void buttons(Crowd crowd)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    crowd.tick(16, WARM_UP);
    RawCommits.perSecond(source, 8, Duration.ofSeconds(2));
    for (int customers : List.of(1, 16, 64)) {
      double raw = RawCommits.perSecond(source, customers, EACH.dividedBy(2));
      double before = cpuMillis();
      Crowd.Outcome outcome = crowd.tick(customers, EACH);
      print("buttons", customers, outcome, cpuMillis() - before, raw, "raw commits");
    }
  }

  private void questions(Crowd crowd) throws IOException, InterruptedException, ExecutionException {
    crowd.ask(16, WARM_UP, this::question);
    double most = 0;
    double lone = 0;
    for (int customers : List.of(1, 16, 128)) {
      double ceiling = customers == 1 ? 0 : ceiling();
      double before = cpuMillis();
      double texts = metric("doorman_embedding_texts_per_question_sum");
      double questions = metric("doorman_embedding_texts_per_question_count");
      Crowd.Outcome outcome = crowd.ask(customers, EACH, this::question);
      print("questions", customers, outcome, cpuMillis() - before, ceiling, "embeddings alone");
      System.out.printf(
          "| embeddings a question | %.2f |%n",
          (metric("doorman_embedding_texts_per_question_sum") - texts)
              / Math.max(1, metric("doorman_embedding_texts_per_question_count") - questions));
      lone = customers == 1 ? outcome.millis(.5) : lone;
      most = Math.max(most, outcome.perSecond());
    }
    Crowd.Outcome paced = crowd.pace(100, most / 2, EACH.multipliedBy(2), this::question);
    System.out.printf(
        "| questions, %.0f a second, half of the most | p50 %.1f ms, p99 %.1f ms, %.1f of the lone"
            + " median; %d refused |%n",
        most / 2, paced.millis(.5), paced.millis(.99), paced.millis(.99) / lone, paced.refused());
  }

  private static void print(
      String what,
      int customers,
      Crowd.Outcome outcome,
      double cpu,
      double most,
      String reference) {
    String share =
        most == 0
            ? ""
            : ", %.0f %% of %.0f %s".formatted(100 * outcome.perSecond() / most, most, reference);
    System.out.printf(
        "| %s, %d at once | %.0f/s%s; p50 %.1f ms, p99 %.1f ms; %.2f ms of the node's processors"
            + " each; %d refused |%n",
        what,
        customers,
        outcome.perSecond(),
        share,
        outcome.millis(.5),
        outcome.millis(.99),
        cpu / Math.max(1, outcome.nanos().length),
        outcome.refused());
  }

  /** A metric of the node's; 0 where it has none of this name. */
  private double metric(String name) throws IOException {
    try (var metrics = URI.create(node.base() + "/q/metrics").toURL().openStream()) {
      return new String(metrics.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> line.startsWith(name))
          .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
          .sum();
    }
  }

  /** No two are the same, so that none is answered from a cache. */
  private String question(long number) {
    long next = asked.incrementAndGet();
    return OPENINGS.get((int) (next % OPENINGS.size()))
        + " "
        + THINGS.get((int) (next / OPENINGS.size() % THINGS.size()))
        + " on device "
        + Long.toString(next * 7919 % 99_991, 36);
  }

  /** Embeddings of such questions a second, with nothing else to do. */
  private double ceiling() throws InterruptedException, ExecutionException {
    try (var embedder = new Embedder();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long begun = System.nanoTime();
      List<Future<Long>> counts = new ArrayList<>();
      for (int i = 0; i < 128; i++) {
        counts.add(
            threads.submit(
                () -> {
                  long done = 0;
                  for (; System.nanoTime() - begun < EACH.toNanos(); done++) {
                    var unused = embedder.embed(question(0));
                  }
                  return done;
                }));
      }
      long all = 0;
      for (Future<Long> count : counts) {
        all += count.get();
      }
      return all / ((System.nanoTime() - begun) / 1e9);
    }
  }

  /** The node's processor time so far: its threads' and its kernel's, in ms. */
  private double cpuMillis() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + node.pid() + "/stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    // In hundredths of a second, wherever Linux runs today.
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10.0;
  }
}

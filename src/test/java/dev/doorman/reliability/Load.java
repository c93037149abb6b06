package dev.doorman.reliability;

import dev.doorman.journey.Cluster;
import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Loads one node, on this machine and from it: connections that say nothing, then customers who
 * talk, each sending a message once the one before is acknowledged. Properties: {@code load.stores}
 * ({@code h2}, {@code postgresql}, comma-separated), {@code load.idle} (connections, at most
 * 2,000), {@code load.talking} (customers, at most 200), {@code load.seconds} (for each kind of
 * talk, at most 120).
 */
public final class Load {
  private static final int IDLE = Math.clamp(Integer.getInteger("load.idle", 1_000), 1, 2_000);
  private static final int TALKING = Math.clamp(Integer.getInteger("load.talking", 20), 1, 200);
  private static final Duration TALK =
      Duration.ofSeconds(Math.clamp(Integer.getInteger("load.seconds", 15), 1, 120));
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SETTLES = Duration.ofSeconds(5);

  /** What is not measured, so that the code is compiled and the pools are filled. */
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private Load() {}

  /** Prints a table for each store. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    for (String store : System.getProperty("load.stores", "h2,postgresql").split(",", -1)) {
      Path folder = Files.createTempDirectory("doorman-load");
      switch (store) {
        case "h2" -> {
          try (var node = new ServerProcess(folder, Servers.settings())) {
            run(store, node);
          }
        }
        case "postgresql" -> {
          Map<String, String> settings = Servers.settings();
          // The default, where the tests of two nodes take fewer.
          settings.put("DOORMAN_DB_CONNECTIONS", "8");
          try (Cluster cluster = new Cluster(folder);
              ServerProcess node = cluster.node("node", settings)) {
            run(store, node);
          }
        }
        default ->
            throw new IllegalArgumentException("unknown store " + store + "; use h2, postgresql");
      }
    }
    System.exit(0);
  }

  private static void run(String store, ServerProcess node)
      throws IOException, InterruptedException, ExecutionException {
    talk(node.base(), WARM_UP, i -> "How do I delete my account, please, for the " + i + ". time?");
    System.out.printf("%n| %s, load average %s | |%n|---|---|%n", store, loadAverage());
    idle(node);
    print("small talk", talk(node.base(), TALK, i -> "hello " + i));
    print(
        "questions, each another",
        talk(node.base(), TALK, i -> "What happens to photo " + i + "?"));
    System.out.printf("| load average afterwards | %s |%n", loadAverage());
  }

  private static String loadAverage() throws IOException {
    return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
  }

  private static void idle(ServerProcess node) throws IOException, InterruptedException {
    Memory before = Memory.of(node.pid());
    List<Wire> open = new ArrayList<>();
    try {
      for (int i = 0; i < IDLE; i++) {
        open.add(greeted(node.base()));
      }
      Thread.sleep(SETTLES.toMillis());
      Memory after = Memory.of(node.pid());
      System.out.printf(
          "| %d idle connections, live heap | %.0f MB to %.0f MB: %.1f kB each |%n",
          IDLE, before.heap() / 1e6, after.heap() / 1e6, each(before.heap(), after.heap()));
      System.out.printf(
          "| the same, resident memory | %.0f MB to %.0f MB: %.1f kB each |%n",
          before.resident() / 1e6,
          after.resident() / 1e6,
          each(before.resident(), after.resident()));
    } finally {
      open.forEach(Wire::close);
    }
  }

  private static double each(long before, long after) {
    return (after - before) / 1e3 / IDLE;
  }

  private static Wire greeted(URI node) {
    Wire wire = Wire.connect(node).orElseThrow();
    wire.send("{\"type\":\"hello\"}");
    await(wire, "state", "");
    return wire;
  }

  private static void await(Wire wire, String type, String id) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      var frame = wire.next(PATIENCE);
      if (frame.isEmpty() || frame.get().isMissingNode()) {
        break;
      }
      String came = frame.get().path("type").asText();
      if (came.equals("error")) {
        throw new IllegalStateException("refused: " + frame.get());
      }
      if (came.equals(type) && frame.get().path("id").asText().equals(id)) {
        return;
      }
    }
    throw new IllegalStateException("no " + type + " came");
  }

  /** The times from sending a message to its acknowledgement, in nanoseconds, in no order. */
  private static List<Long> talk(URI node, Duration length, IntFunction<String> text)
      throws InterruptedException, ExecutionException {
    return talk(node, TALKING, length, text);
  }

  /** The same for so many customers. */
  static List<Long> talk(URI node, int customers, Duration length, IntFunction<String> text)
      throws InterruptedException, ExecutionException {
    List<Future<List<Long>>> all = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < customers; i++) {
        int customer = i;
        all.add(threads.submit(() -> customer(node, length, text, customer)));
      }
    }
    List<Long> times = new ArrayList<>();
    for (Future<List<Long>> each : all) {
      times.addAll(each.get());
    }
    return times;
  }

  private static List<Long> customer(
      URI node, Duration length, IntFunction<String> text, int customer) {
    List<Long> times = new ArrayList<>();
    try (Wire wire = greeted(node)) {
      long end = System.nanoTime() + length.toNanos();
      for (int i = 0; System.nanoTime() < end; i++) {
        String id = UUID.randomUUID().toString();
        var frame = Wire.JSON.createObjectNode().put("type", "say").put("id", id);
        frame.put("text", text.apply(customer + TALKING * i));
        long sent = System.nanoTime();
        wire.send(frame.toString());
        await(wire, "ack", id);
        times.add(System.nanoTime() - sent);
      }
    }
    return times;
  }

  private static void print(String talk, List<Long> times) {
    List<Long> sorted = times.stream().sorted().toList();
    System.out.printf(
        "| %s, %d customers | %.0f acknowledged a second, p50 %.0f ms, p99 %.0f ms |%n",
        talk,
        TALKING,
        sorted.size() / (double) TALK.toSeconds(),
        sorted.get(sorted.size() / 2) / 1e6,
        sorted.get(sorted.size() * 99 / 100) / 1e6);
  }
}

package dev.doorman.reliability;

import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts how often a running server on the embedded store has the system flush to the disk while
 * customers talk, by strace and by the store's own counter. One customer who waits for each
 * acknowledgement leaves nothing to be grouped: there are at least as many flushes as
 * acknowledgements. Property: {@code flushes.seconds} (for each number of customers). Needs Linux
 * and strace.
 */
public final class Flushes {
  private static final Duration TALK =
      Duration.ofSeconds(Integer.getInteger("flushes.seconds", 20));
  private static final List<Integer> CUSTOMERS = List.of(1, 20);
  private static final Pattern CALLS =
      Pattern.compile("(?m)^\\s*[\\d.]+\\s+[\\d.]+\\s+\\d+\\s+(\\d+)\\s.*(?:fsync|fdatasync)$");
  private static final Pattern COUNTER =
      Pattern.compile("(?m)^doorman_store_fsyncs\\S* ([\\d.E]+)$");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Flushes() {}

  /** Prints a table, and ends with 1 where a message was acknowledged without a flush. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    boolean good = true;
    Path folder = Files.createTempDirectory("doorman-flushes");
    System.out.printf(
        "| customers | acknowledged | fsync and fdatasync by strace | by the store's counter |%n"
            + "|---|---|---|---|%n");
    try (var node = new ServerProcess(folder, Servers.settings())) {
      for (int customers : CUSTOMERS) {
        good &= count(node, customers, folder.resolve("strace-" + customers));
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean count(ServerProcess node, int customers, Path summary)
      throws IOException, InterruptedException, ExecutionException {
    Process strace = attach(node.pid(), summary);
    long before = counter(node.base());
    int acknowledged = Load.talk(node.base(), customers, TALK, i -> "hello " + i).size();
    long counted = counter(node.base()) - before;
    strace.destroy();
    if (!strace.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("strace does not end");
    }
    long traced = 0;
    for (Matcher line = CALLS.matcher(Files.readString(summary)); line.find(); ) {
      traced += Long.parseLong(line.group(1));
    }
    System.out.printf("| %d | %d | %d | %d |%n", customers, acknowledged, traced, counted);
    return traced > 0 && (customers > 1 || Math.min(traced, counted) >= acknowledged);
  }

  private static Process attach(long pid, Path summary) throws IOException, InterruptedException {
    Process strace =
        new ProcessBuilder(
                List.of(
                    "strace",
                    "-f",
                    "-c",
                    "-e",
                    "trace=fsync,fdatasync",
                    "-o",
                    summary.toString(),
                    "-p",
                    String.valueOf(pid)))
            .inheritIO()
            .start();
    Path status = Path.of("/proc", String.valueOf(pid), "status");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.readString(status).contains("TracerPid:\t0\n")) {
      if (!strace.isAlive() || System.nanoTime() > end) {
        throw new IllegalStateException("strace could not attach");
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return strace;
  }

  private static long counter(URI node) throws IOException, InterruptedException {
    try (var http = HttpClient.newHttpClient()) {
      String metrics =
          http.send(
                  HttpRequest.newBuilder(node.resolve("/q/metrics")).build(),
                  BodyHandlers.ofString())
              .body();
      Matcher found = COUNTER.matcher(metrics);
      if (!found.find()) {
        throw new IllegalStateException("no doorman_store_fsyncs");
      }
      return Math.round(Double.parseDouble(found.group(1)));
    }
  }
}

package dev.doorman.attack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Somebody who attacks from a process of their own, which gives way to all others: on a machine
 * that the server shares with them, what attacking itself computes is no harm that they do.
 *
 * <h2>Thread-safety</h2>
 *
 * For one thread.
 */
final class Attacker implements AutoCloseable {
  private static final String GO = "go";

  private final Process process;
  private final BufferedReader said;
  private final Writer orders;

  /** Gets ready; nothing is done yet. */
  Attacker(Attack attack, int port) throws IOException {
    process =
        new ProcessBuilder(
                List.of(
                    "nice",
                    "-n",
                    "19",
                    ProcessHandle.current().info().command().orElse("java"),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Attacker.class.getName(),
                    attack.name(),
                    Integer.toString(port)))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    said = process.inputReader(StandardCharsets.UTF_8);
    orders = process.outputWriter(StandardCharsets.UTF_8);
    said.readLine();
  }

  /** What was tried, and how often it worked. */
  record Score(long tries, long got) {
    Score plus(Score other) {
      return new Score(tries + other.tries, got + other.got);
    }
  }

  /** Attacks from now on, round after round. */
  void begin() throws IOException {
    order();
  }

  /** Ends the round that runs, and attacks no more. */
  Score end() throws IOException {
    order();
    String[] score = said.readLine().split(" ", -1);
    return new Score(Long.parseLong(score[0]), Long.parseLong(score[1]));
  }

  private void order() throws IOException {
    orders.write(GO + "\n");
    orders.flush();
  }

  /** Processor time that the attacks themselves took. */
  Duration computed() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() throws IOException {
    orders.close();
    try {
      if (!process.waitFor(1, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** The process itself: begins and ends with each line that it is sent. */
  public static void main(String[] arguments) throws IOException {
    var attack = Attack.valueOf(arguments[0]);
    var target = new Target(Integer.parseInt(arguments[1]), Target.ATTACKER);
    var orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    System.out.println("ready");
    try (var threads = Executors.newSingleThreadExecutor()) {
      while (orders.readLine() != null) {
        var over = new AtomicBoolean();
        var attacking =
            CompletableFuture.supplyAsync(
                () -> {
                  var score = new Score(0, 0);
                  while (!over.get()) {
                    score = score.plus(new Score(1, attack.round(target, attack.usual())));
                  }
                  return score;
                },
                threads);
        orders.readLine();
        over.set(true);
        Score score = attacking.join();
        System.out.println(score.tries() + " " + score.got());
      }
    }
  }
}

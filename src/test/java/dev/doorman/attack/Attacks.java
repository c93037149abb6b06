package dev.doorman.attack;

import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Attacks the real server, with 512 MB of heap as in the image, one way after another, each on a
 * server of its own and from this machine to itself. Meanwhile other customers ask. Prints what the
 * attacker got, the resident memory, and how long the others waited beside how long they wait when
 * it is quiet, in the same run.
 *
 * <p>Properties: {@code attack.names} (comma-separated, by default all), {@code attack.seconds} (of
 * quiet and of each attack, at most 60).
 */
public final class Attacks {
  private static final Duration LENGTH =
      Duration.ofSeconds(Math.clamp(Integer.getInteger("attack.seconds", 15), 5, 60));
  private static final Duration WARM_UP = Duration.ofSeconds(10);
  private static final int MEGABYTE = 1024;

  private Attacks() {}

  /** Runs them; the exit code is 1 where a server ended. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(
        "| attack | rounds | got | resident before, MB | at most, MB | others' p99 quiet, ms |"
            + " attacked, ms | times | not served |");
    System.out.println("|---|---|---|---|---|---|---|---|---|");
    String names = System.getProperty("attack.names", "");
    List<Attack> attacks =
        names.isEmpty()
            ? List.of(Attack.values())
            : Arrays.stream(names.split(",", -1))
                .map(name -> Attack.valueOf(name.strip().toUpperCase(Locale.ROOT)))
                .toList();
    boolean survived = true;
    for (Attack attack : attacks) {
      survived &= survives(attack);
    }
    System.exit(survived ? 0 : 1);
  }

  private static boolean survives(Attack attack) throws IOException {
    Path folder = Files.createTempDirectory("doorman-attack");
    try (var server = new ServerProcess(folder, Map.of("JAVA_TOOL_OPTIONS", "-Xmx512m"))) {
      int port = server.base().getPort();
      var rounds = new AtomicLong();
      var got = new AtomicLong();
      var over = new AtomicBoolean();
      try (var customers = new Customers(port);
          var threads = Executors.newSingleThreadExecutor()) {
        customers.ask(WARM_UP);
        Duration quiet = Customers.p99(customers.ask(LENGTH));
        long before = resident(server.pid());
        var most = new AtomicLong(before);
        var attacking =
            CompletableFuture.runAsync(
                () -> {
                  var target = new Target(port, Target.ATTACKER);
                  while (!over.get()) {
                    got.addAndGet(attack.round(target, attack.usual()));
                    rounds.incrementAndGet();
                  }
                },
                threads);
        Thread.ofPlatform().daemon().start(() -> watch(server.pid(), most, over));
        Duration attacked = Customers.p99(customers.ask(LENGTH));
        over.set(true);
        attacking.join();
        System.out.printf(
            Locale.ROOT,
            "| %s | %d | %d | %d | %d | %.0f | %.0f | %.1f | %d |%n",
            attack.name().toLowerCase(Locale.ROOT),
            rounds.get(),
            got.get(),
            before / MEGABYTE,
            most.get() / MEGABYTE,
            quiet.toNanos() / 1e6,
            attacked.toNanos() / 1e6,
            (double) attacked.toNanos() / quiet.toNanos(),
            customers.unanswered());
      } catch (IOException e) {
        over.set(true);
        System.out.printf("| %s | the others were not served: %s |%n", attack, e.getMessage());
      }
      boolean alive = ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive).isPresent();
      boolean sound = server.log().stream().noneMatch(line -> line.contains("OutOfMemoryError"));
      if (!alive || !sound) {
        System.out.printf("| %s | THE SERVER ENDED |%n", attack);
      }
      return alive && sound;
    }
  }

  private static void watch(long pid, AtomicLong most, AtomicBoolean over) {
    try {
      while (!over.get()) {
        most.accumulateAndGet(resident(pid), Math::max);
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    } catch (IOException e) {
      // The process has ended, or the attack has.
    }
  }

  /** Resident memory, in kilobytes. */
  private static long resident(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}

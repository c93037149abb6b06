package dev.doorman.attack;

import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Attacks the real server, with 512 MB of heap as in the image, one way after another, each on a
 * server of its own and from this machine to itself. Meanwhile other customers ask. Quiet and
 * attacked times alternate. Prints what the attacker got, the resident memory, what the server
 * computed, and how long the others waited beside how long they wait when it is quiet: the median,
 * over the rounds, of each round's 99th percentile.
 *
 * <p>Properties: {@code attack.names} (comma-separated, by default all), {@code attack.rounds} (at
 * most 9), {@code attack.seconds} (of quiet and of attack in each round, at most 60).
 */
public final class Attacks {
  private static final Duration LENGTH =
      Duration.ofSeconds(Math.clamp(Integer.getInteger("attack.seconds", 10), 5, 60));
  private static final int ROUNDS = Math.clamp(Integer.getInteger("attack.rounds", 5), 1, 9);
  private static final Duration WARM_UP = Duration.ofSeconds(15);
  private static final int MEGABYTE = 1024;

  /** As the JVM names it where it ends; the flag that has it end is in the log's first line. */
  private static final String OUT_OF_MEMORY = "java.lang.OutOfMemoryError";

  private Attacks() {}

  /** Runs them; the exit code is 1 where a server ended. */
  public static void main(String[] arguments) throws IOException {
    System.out.println(
        "| attack | tries | got | resident before, MB | at most, MB | server's cores quiet |"
            + " attacked | others' p99 quiet, ms | attacked, ms | times | not served |");
    System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
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
    Map<String, String> settings = new HashMap<>(attack.settings());
    settings.put("JAVA_TOOL_OPTIONS", "-Xmx512m -XX:+ExitOnOutOfMemoryError");
    try (var server = new ServerProcess(folder, settings)) {
      var over = new AtomicBoolean();
      try (var customers = new Customers(server.base().getPort())) {
        customers.ask(WARM_UP);
        long before = resident(server.pid());
        var most = new AtomicLong(before);
        Thread.ofPlatform().daemon().start(() -> watch(server.pid(), most, over));
        print(attack, measured(attack, server, customers), before, most.get(), customers);
      } catch (IOException e) {
        System.out.printf("| %s | the others were not served: %s |%n", attack, e.getMessage());
      } finally {
        over.set(true);
      }
      boolean alive = ProcessHandle.of(server.pid()).filter(ProcessHandle::isAlive).isPresent();
      boolean sound = server.log().stream().noneMatch(line -> line.contains(OUT_OF_MEMORY));
      if (!alive || !sound) {
        System.out.printf("| %s | THE SERVER ENDED |%n", attack);
      }
      return alive && sound;
    }
  }

  /** What both kinds of time were like, and what the attacker tried and got. */
  private record Rounds(List<Phase> quiet, List<Phase> attacked, Attacker.Score score) {}

  /**
   * A time of one kind.
   *
   * @param p99 of the customers' waits
   * @param cores that the server kept busy on average
   */
  private record Phase(Duration p99, double cores) {
    static Phase of(ServerProcess server, Customers customers) throws IOException {
      Duration computed = computed(server.pid());
      long begun = System.nanoTime();
      Duration p99 = Customers.p99(customers.ask(LENGTH));
      long took = System.nanoTime() - begun;
      long busy = computed(server.pid()).minus(computed).toNanos();
      return new Phase(p99, busy / (double) took);
    }

    static double millis(List<Phase> phases) {
      return median(phases.stream().mapToDouble(phase -> phase.p99().toNanos() / 1e6).toArray());
    }

    static double cores(List<Phase> phases) {
      return median(phases.stream().mapToDouble(Phase::cores).toArray());
    }

    private static double median(double[] values) {
      Arrays.sort(values);
      return values[values.length / 2];
    }
  }

  private static Rounds measured(Attack attack, ServerProcess server, Customers customers)
      throws IOException {
    List<Phase> quiet = new ArrayList<>();
    List<Phase> attacked = new ArrayList<>();
    var score = new Attacker.Score(0, 0);
    try (var attacker = new Attacker(attack, server.base().getPort())) {
      for (int round = 0; round < ROUNDS; round++) {
        quiet.add(Phase.of(server, customers));
        attacker.begin();
        attacked.add(Phase.of(server, customers));
        score = score.plus(attacker.end());
        // What the attack left behind is no part of the next quiet time.
        customers.ask(LENGTH.dividedBy(2));
      }
      System.err.printf("%s: the attacker computed for %s%n", attack, attacker.computed());
    }
    return new Rounds(quiet, attacked, score);
  }

  private static void print(
      Attack attack, Rounds rounds, long before, long most, Customers customers) {
    double quiet = Phase.millis(rounds.quiet());
    double attacked = Phase.millis(rounds.attacked());
    System.out.printf(
        Locale.ROOT,
        "| `%s` | %d | %d | %d | %d | %.2f | %.2f | %.0f | %.0f | %.1f | %d |%n",
        attack.name().toLowerCase(Locale.ROOT),
        rounds.score().tries(),
        rounds.score().got(),
        before / MEGABYTE,
        most / MEGABYTE,
        Phase.cores(rounds.quiet()),
        Phase.cores(rounds.attacked()),
        quiet,
        attacked,
        attacked / quiet,
        customers.unanswered());
  }

  private static Duration computed(long pid) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().totalCpuDuration())
        .orElse(Duration.ZERO);
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

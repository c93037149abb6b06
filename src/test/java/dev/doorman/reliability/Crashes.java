package dev.doorman.reliability;

import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Kills servers at random instants while customers have their accounts deleted, then counts what
 * was lost, done twice or cannot go on. Properties: {@code crash.stores} ({@code h2}, {@code
 * postgresql}, comma-separated), {@code crash.conversations}, {@code crash.kills} (each for each
 * store), {@code crash.minutes} (longest time), {@code crash.at-once}, {@code crash.seed}, {@code
 * crash.thinks-millis} (shortest time between two acts of a customer; the longest is twice that).
 * The schedule follows from the seed; what the machine makes of it does not.
 */
public final class Crashes {
  private static final int CONVERSATIONS = Integer.getInteger("crash.conversations", 100);
  private static final int KILLS = Integer.getInteger("crash.kills", 50);
  private static final int AT_ONCE = Integer.getInteger("crash.at-once", 20);
  private static final long SEED = Long.getLong("crash.seed", 20_261_124L);

  /** After the last kill every flow has to end within this time. */
  private static final Duration AFTERWARDS = Duration.ofMinutes(4);

  /** Longest time between a server's being ready and its death. */
  private static final int LIVES_MOST_MILLIS = 6_000;

  private static final int STARTS_MOST = 5;

  /** Longest time that all kills may take. */
  private static final Duration MOST = Duration.ofMinutes(Integer.getInteger("crash.minutes", 40));

  private Crashes() {}

  /** Prints a table, and ends with 1 where anything in it is not 0. */
  public static void main(String[] arguments) throws IOException, SQLException {
    boolean good = true;
    for (String store :
        List.of(System.getProperty("crash.stores", "h2,postgresql").split(",", -1))) {
      try (Servers servers = Servers.of(store, Files.createTempDirectory("doorman-crash"))) {
        good &= run(store, servers);
      }
    }
    System.exit(good ? 0 : 1);
  }

  private static boolean run(String store, Servers servers) throws SQLException {
    var random = new Random(SEED);
    List<String> emails =
        IntStream.range(0, CONVERSATIONS).mapToObj(i -> "c" + i + "@example.com").toList();
    servers.begin(emails);
    long start = System.nanoTime();
    long giveUpAt = start + MOST.plus(AFTERWARDS).toNanos();
    List<Customer> customers = new ArrayList<>();
    for (String email : emails) {
      customers.add(
          new Customer(Plan.of(email, random), random.nextLong(), servers, () -> giveUpAt));
    }
    int kills = 0;
    List<String> failedStarts = new ArrayList<>();
    List<Customer> begun = new CopyOnWriteArrayList<>();
    var ended = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
      for (Customer customer : customers) {
        threads.execute(
            () -> {
              if (!ended.get()) {
                begun.add(customer);
                customer.run();
              }
            });
      }
      threads.shutdown();
      while (kills < KILLS && System.nanoTime() - start < MOST.toNanos()) {
        pause(300 + random.nextInt(LIVES_MOST_MILLIS));
        ServerProcess victim = servers.nodes().get(random.nextInt(servers.nodes().size()));
        victim.kill();
        kills++;
        startAgain(victim, failedStarts);
        long left = customers.stream().filter(customer -> !customer.isDone()).count();
        System.err.printf("%s: %d kills, %d flows open%n", store, kills, left);
        if (left == 0 && kills < KILLS) {
          System.err.println("all flows ended before the last kill; use more conversations");
          break;
        }
      }
      // Who is in the middle of it goes on to the end; nobody else begins.
      ended.set(true);
    }
    Verdict verdict = judge(begun, servers);
    failedStarts.forEach(verdict::addFailedStart);
    print(store, begun, kills, Duration.ofNanos(System.nanoTime() - start), verdict);
    return verdict.breaches().values().stream().allMatch(List::isEmpty);
  }

  /** A start that fails is a breach, and no end of the program: it's tried again. */
  private static void startAgain(ServerProcess victim, List<String> failures) {
    for (int i = 0; i < STARTS_MOST; i++) {
      try {
        victim.start();
        return;
      } catch (AssertionError e) {
        failures.add(String.valueOf(e.getMessage()));
      }
    }
    throw new IllegalStateException("a server did not start in " + STARTS_MOST + " tries");
  }

  static Verdict judge(List<Customer> customers, Servers servers) throws SQLException {
    pause(Servers.SETTLES.toMillis());
    return compare(customers, servers);
  }

  /** Each customer is judged, also those whose conversation is gone. */
  static Verdict compare(List<Customer> customers, Servers servers) throws SQLException {
    List<Log> logs = customers.stream().map(customer -> Log.of(customer, servers)).toList();
    Requests requests = servers.end();
    var verdict = new Verdict();
    for (int i = 0; i < customers.size(); i++) {
      verdict.add(customers.get(i), logs.get(i), requests);
    }
    return verdict;
  }

  private static void print(
      String store, List<Customer> customers, int kills, Duration took, Verdict verdict) {
    long messages = customers.stream().mapToLong(customer -> customer.sent().size()).sum();
    long events = customers.stream().mapToLong(customer -> customer.seen().size()).sum();
    System.out.printf(
        "%n| %s | seed %d |%n|---|---|%n| conversations | %d |%n| kills | %d |%n"
            + "| messages acknowledged | %d |%n| events seen | %d |%n| minutes | %.1f |%n",
        store, SEED, customers.size(), kills, messages, events, took.toSeconds() / 60.0);
    verdict
        .breaches()
        .forEach((breach, found) -> System.out.printf("| %s | %d |%n", breach.words, found.size()));
    verdict.breaches().values().forEach(found -> found.forEach(System.err::println));
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

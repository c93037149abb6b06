package dev.doorman.reliability;

import dev.doorman.journey.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Upgrades under load: two nodes of an older release over one PostgreSQL and one Redis are replaced
 * one after the other by this build, while customers have their accounts deleted. One node on the
 * embedded store is replaced, goes back to the older release, and is replaced again. Then counts
 * what was refused, lost, done twice or cannot go on. Properties: {@code upgrade.older} (the older
 * release's {@code quarkus-run.jar}), {@code upgrade.stores} ({@code h2}, {@code postgresql},
 * comma-separated), {@code upgrade.seconds} (how long both releases run beside each other), {@code
 * upgrade.at-once} (customers).
 */
public final class Upgrades {
  private static final int ACCOUNTS = 5_000;
  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  private final Servers servers;
  private final Path older;
  private final Duration beside;
  private final List<Customer> customers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger next = new AtomicInteger();
  private Back back = Back.NOT_TRIED;
  private volatile boolean over;
  private volatile long giveUpAt = Long.MAX_VALUE;

  private Upgrades(Servers servers, Path older, Duration beside) {
    this.servers = servers;
    this.older = older;
    this.beside = beside;
  }

  /**
   * What came of it.
   *
   * @param acknowledged messages
   * @param byOlder of these, by the node of the older release while the other was of this build
   * @param byNewer of these, by the node of this build meanwhile
   * @param back whether the embedded store went back to the older release meanwhile
   * @param refusals messages that a node could not take
   * @param breaches of what reliability.md promises, in words
   */
  record Outcome(
      int conversations,
      int acknowledged,
      int byOlder,
      int byNewer,
      Back back,
      List<String> refusals,
      Map<Verdict.Breach, List<String>> breaches) {
    boolean isGood() {
      return refusals.isEmpty() && breaches.values().stream().allMatch(List::isEmpty);
    }
  }

  /** Prints a table for each store, and ends with 1 where anything in it is not 0. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Path older = Path.of(System.getProperty("upgrade.older")).toAbsolutePath();
    Duration beside = Duration.ofSeconds(Integer.getInteger("upgrade.seconds", 120));
    boolean good = true;
    for (String store : System.getProperty("upgrade.stores", "h2,postgresql").split(",", -1)) {
      Outcome outcome =
          play(
              store,
              Files.createTempDirectory("doorman-upgrade"),
              older,
              beside,
              Integer.getInteger("upgrade.at-once", 12));
      print(store, outcome);
      good &= outcome.isGood();
    }
    System.exit(good ? 0 : 1);
  }

  /**
   * Plays an upgrade.
   *
   * @param beside how long both releases run
   * @param atOnce customers who talk at any time
   */
  static Outcome play(String store, Path folder, Path older, Duration beside, int atOnce)
      throws SQLException, InterruptedException {
    try (Servers servers = Servers.older(store, folder, older)) {
      return new Upgrades(servers, older, beside).play(atOnce);
    }
  }

  private Outcome play(int atOnce) throws SQLException, InterruptedException {
    servers.begin(IntStream.range(0, ACCOUNTS).mapToObj(Upgrades::email).toList());
    URI first = servers.nodes().getFirst().base();
    Map<URI, Integer> counts;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, atOnce).forEach(i -> threads.execute(this::talk));
      TimeUnit.NANOSECONDS.sleep(beside.dividedBy(6).toNanos());
      try {
        counts = upgrade();
        TimeUnit.NANOSECONDS.sleep(beside.dividedBy(6).toNanos());
      } finally {
        over = true;
        giveUpAt = System.nanoTime() + AFTERWARDS.toNanos();
      }
    }
    Verdict verdict = Crashes.judge(List.copyOf(customers), servers);
    int all = acknowledged().values().stream().mapToInt(Integer::intValue).sum();
    int both = counts.values().stream().mapToInt(Integer::intValue).sum();
    int byOlder = counts.getOrDefault(first, 0);
    return new Outcome(
        customers.size(), all, byOlder, both - byOlder, back, refusals(), verdict.breaches());
  }

  private static String email(int i) {
    return "c" + i + "@example.com";
  }

  private void talk() {
    while (!over) {
      int i = next.getAndIncrement();
      var random = new Random(i);
      var customer =
          new Customer(Plan.of(email(i), random), random.nextLong(), servers, () -> giveUpAt);
      customers.add(customer);
      customer.run();
    }
  }

  /** Replaces all nodes; gives what each acknowledged while both releases ran. */
  private Map<URI, Integer> upgrade() throws InterruptedException {
    List<ServerProcess> nodes = servers.nodes();
    nodes.getLast().run(ServerProcess.built());
    if (nodes.size() == 1) {
      TimeUnit.NANOSECONDS.sleep(beside.dividedBy(3).toNanos());
      goBack(nodes.getLast());
      nodes.getLast().run(ServerProcess.built());
      return Map.of();
    }
    Map<URI, Integer> before = acknowledged();
    TimeUnit.NANOSECONDS.sleep(beside.toNanos());
    Map<URI, Integer> after = acknowledged();
    nodes.getFirst().run(ServerProcess.built());
    return after.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0)));
  }

  /** Releases before the one that passes over newer migrations do not start on newer tables. */
  private void goBack(ServerProcess node) throws InterruptedException {
    try {
      node.run(older);
      back = Back.DONE;
      TimeUnit.NANOSECONDS.sleep(beside.dividedBy(3).toNanos());
    } catch (AssertionError e) {
      System.err.println("the older release does not start on the tables of this one");
      back = Back.REFUSED;
    }
  }

  /** Whether the older release ran on the tables of this one. */
  enum Back {
    NOT_TRIED,
    DONE,
    REFUSED
  }

  private Map<URI, Integer> acknowledged() {
    return List.copyOf(customers).stream()
        .flatMap(customer -> customer.acknowledged().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  private List<String> refusals() {
    return customers.stream().flatMap(customer -> customer.refusals().stream()).toList();
  }

  private static void print(String store, Outcome outcome) {
    System.out.printf(
        "%n| %s | |%n|---|---|%n| conversations | %d |%n| messages acknowledged | %d |%n"
            + "| beside each other, by the older node, the newer | %d, %d |%n"
            + "| back to the older release | %s |%n"
            + "| messages refused as failed or unavailable | %d |%n",
        store,
        outcome.conversations(),
        outcome.acknowledged(),
        outcome.byOlder(),
        outcome.byNewer(),
        outcome.back(),
        outcome.refusals().size());
    outcome
        .breaches()
        .forEach((breach, found) -> System.out.printf("| %s | %d |%n", breach.words, found.size()));
    outcome.refusals().forEach(System.err::println);
    outcome.breaches().values().forEach(found -> found.forEach(System.err::println));
  }
}

package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.journey.Cluster;
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
 * one after the other by this build, while customers have their accounts deleted; and the same with
 * one node on the embedded store. Then counts what was refused, lost, done twice or cannot go on.
 * Properties: {@code upgrade.older} (the older release's {@code quarkus-run.jar}), {@code
 * upgrade.stores} ({@code h2}, {@code postgresql}, comma-separated), {@code upgrade.seconds} (how
 * long both releases run beside each other), {@code upgrade.at-once} (customers).
 */
public final class Upgrades {
  private static final Duration BESIDE =
      Duration.ofSeconds(Integer.getInteger("upgrade.seconds", 120));

  /** Before the first node is replaced, and after the last one was. */
  private static final Duration ALONE = BESIDE.dividedBy(6);

  private static final int AT_ONCE = Integer.getInteger("upgrade.at-once", 12);
  private static final int ACCOUNTS = 5_000;
  private static final Duration AFTERWARDS = Duration.ofMinutes(2);

  private final Servers servers;
  private final List<Customer> customers = Collections.synchronizedList(new ArrayList<>());
  private final AtomicInteger next = new AtomicInteger();
  private volatile boolean over;
  private volatile long giveUpAt = Long.MAX_VALUE;

  private Upgrades(Servers servers) {
    this.servers = servers;
  }

  /** Prints a table for each store, and ends with 1 where anything in it is not 0. */
  public static void main(String[] arguments)
      throws IOException, SQLException, InterruptedException {
    Path older = Path.of(System.getProperty("upgrade.older")).toAbsolutePath();
    boolean good = true;
    for (String store : System.getProperty("upgrade.stores", "h2,postgresql").split(",", -1)) {
      try (Servers servers =
          Servers.older(store, Files.createTempDirectory("doorman-upgrade"), older)) {
        good &= new Upgrades(servers).run(store);
      }
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(String store) throws SQLException, InterruptedException {
    servers.begin(IntStream.range(0, ACCOUNTS).mapToObj(Upgrades::email).toList());
    Map<URI, Integer> beside;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      IntStream.range(0, AT_ONCE).forEach(i -> threads.execute(this::talk));
      TimeUnit.NANOSECONDS.sleep(ALONE.toNanos());
      beside = upgrade();
      TimeUnit.NANOSECONDS.sleep(ALONE.toNanos());
      over = true;
      giveUpAt = System.nanoTime() + AFTERWARDS.toNanos();
    }
    Verdict verdict = Crashes.judge(List.copyOf(customers), servers);
    print(store, beside, verdict);
    return refusals().isEmpty() && verdict.breaches().values().stream().allMatch(List::isEmpty);
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
    nodes.getLast().upgrade();
    if (nodes.size() == 1) {
      return Map.of();
    }
    Map<URI, Integer> before = acknowledged();
    System.err.println("both releases run");
    TimeUnit.NANOSECONDS.sleep(BESIDE.toNanos());
    Map<URI, Integer> after = acknowledged();
    nodes.getFirst().upgrade();
    return after.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                entry -> entry.getValue() - before.getOrDefault(entry.getKey(), 0)));
  }

  private Map<URI, Integer> acknowledged() {
    return List.copyOf(customers).stream()
        .flatMap(customer -> customer.acknowledged().entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Integer::sum));
  }

  private List<String> refusals() {
    return customers.stream().flatMap(customer -> customer.refusals().stream()).toList();
  }

  private void print(String store, Map<URI, Integer> beside, Verdict verdict) {
    System.out.printf(
        "%n| %s | |%n|---|---|%n| conversations | %d |%n| messages acknowledged | %d |%n",
        store,
        customers.size(),
        acknowledged().values().stream().mapToInt(Integer::intValue).sum());
    beside.forEach(
        (node, messages) ->
            System.out.printf(
                "| beside the other release, by the %s node | %d |%n",
                node.equals(servers.nodes().getFirst().base()) ? "older" : "newer", messages));
    System.out.printf("| messages refused as failed or unavailable | %d |%n", refusals().size());
    verdict
        .breaches()
        .forEach((breach, found) -> System.out.printf("| %s | %d |%n", breach.words, found.size()));
    refusals().forEach(System.err::println);
    verdict.breaches().values().forEach(found -> found.forEach(System.err::println));
  }
}

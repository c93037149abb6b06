package dev.doorman.journey.shift;

import static dev.doorman.Waiting.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.journey.Cluster;
import dev.doorman.journey.ServerProcess;
import dev.doorman.journey.desk.AgentClient;
import dev.doorman.journey.shift.ShiftCustomer.Stand;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Two shifts of three agents and a lead with thirty customers, over the wire and the desk's API:
 * counts what customers were told that was not so, and compares the leads' report and its CSV with
 * what happened. Properties: {@code shifts.stores} ({@code h2}, {@code postgresql},
 * comma-separated), {@code shifts.customers}, {@code shifts.seed}.
 */
public final class TwoShifts {
  private static final int CUSTOMERS = Integer.getInteger("shifts.customers", 30);
  private static final long SEED = Long.getLong("shifts.seed", 20_261_130L);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String ADMIN = "correct horse battery";

  private static final int PATIENT_SECONDS = 3;

  private static final Map<String, String> IMPATIENT =
      Map.of("DOORMAN_DESK_GIVE_UP_AFTER", "PT" + PATIENT_SECONDS + "S");

  /** Acts, after which a script that has not come to its end never will. */
  private static final int ACTS_MOST = 5_000;

  private TwoShifts() {}

  /**
   * What came of it.
   *
   * @param promises that were looked at
   * @param untrue those that were not so, in words
   * @param differences between the report and what happened
   */
  record Outcome(
      int promises,
      int customers,
      int handOvers,
      long timesTold,
      long timesKept,
      List<String> untrue,
      List<String> differences) {
    Outcome and(Outcome other) {
      return new Outcome(
          promises + other.promises,
          customers + other.customers,
          handOvers + other.handOvers,
          timesTold + other.timesTold,
          timesKept + other.timesKept,
          Stream.concat(untrue.stream(), other.untrue.stream()).toList(),
          Stream.concat(differences.stream(), other.differences.stream()).toList());
    }
  }

  /** Prints a table for each store, and ends with 1 where anything was untrue. */
  public static void main(String[] arguments) throws IOException {
    boolean good = true;
    for (String store : System.getProperty("shifts.stores", "h2,postgresql").split(",", -1)) {
      Outcome outcome = store.equals("h2") ? onFile() : onPostgres();
      print(store, outcome);
      good &= outcome.untrue().isEmpty() && outcome.differences().isEmpty();
    }
    System.exit(good ? 0 : 1);
  }

  private static Outcome onFile() throws IOException {
    Path folder = Files.createTempDirectory("doorman-shifts");
    Outcome outcome;
    try (var node = new ServerProcess(folder, settings(Map.of()))) {
      outcome = play(node.base(), ADMIN, CUSTOMERS, SEED);
    }
    try (var node = new ServerProcess(folder, settings(IMPATIENT))) {
      outcome = outcome.and(nobodyComes(node.base()));
    }
    try (var node = new ServerProcess(folder, settings(closed()))) {
      return outcome.and(outsideOfHours(node.base()));
    }
  }

  private static Outcome onPostgres() throws IOException {
    try (var cluster = new Cluster(Files.createTempDirectory("doorman-shifts"))) {
      Outcome outcome;
      try (ServerProcess node = cluster.node("shifts", settings(Map.of()))) {
        outcome = play(node.base(), ADMIN, CUSTOMERS, SEED);
      }
      try (ServerProcess node = cluster.node("impatient", settings(IMPATIENT))) {
        outcome = outcome.and(nobodyComes(node.base()));
      }
      try (ServerProcess node = cluster.node("closed", settings(closed()))) {
        return outcome.and(outsideOfHours(node.base()));
      }
    }
  }

  private static Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("DOORMAN_ADMIN_PASSWORD", ADMIN);
    settings.put("DOORMAN_DESK_REQUEUE_AFTER", "PT2S");
    settings.put("DOORMAN_DESK_EVERY", "PT0.2S");
    settings.put("DOORMAN_CHAT_CONVERSATIONS_PER_MINUTE", "10000");
    settings.put("DOORMAN_CHAT_MESSAGES_PER_MINUTE_PER_ADDRESS", "100000");
    return settings;
  }

  /** Hours that begin the day after tomorrow. */
  private static Map<String, String> closed() {
    String day = opening().getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    return Map.of("DOORMAN_DESK_HOURS", day + " 09:30-10:00");
  }

  private static DayOfWeek opening() {
    return LocalDate.now(Clock.systemUTC()).plusDays(2).getDayOfWeek();
  }

  private static Outcome outsideOfHours(URI server) {
    return scene(
        server,
        script ->
            script.askOutsideOfHours(
                List.of(opening().getDisplayName(TextStyle.FULL, Locale.ENGLISH), "9:30")));
  }

  private static Outcome nobodyComes(URI server) {
    return scene(
        server, script -> script.nobodyComes(script.arrive(), Duration.ofSeconds(PATIENT_SECONDS)));
  }

  /** With one agent there; the report gains what happens. */
  private static Outcome scene(URI server, Consumer<ShiftScript> acts) {
    try (AgentClient admin = AgentClient.signIn(server, "admin", ADMIN)) {
      var agent = new ShiftAgent(admin, "Dan Shift", Set.of("support"), "lead");
      JsonNode before = agent.get(report(""));
      try (var script = new ShiftScript(server, List.of(agent), earlier(admin), SEED)) {
        agent.come();
        acts.accept(script);
        return outcome(script, before);
      }
    }
  }

  private static Outcome outcome(ShiftScript script, JsonNode before) {
    List<HandOverTruth> all =
        script.customers.stream().flatMap(each -> each.handOvers.stream()).toList();
    ShiftAgent lead = script.agents.getLast();
    return new Outcome(
        script.promises,
        script.customers.size(),
        all.size(),
        script.times.size(),
        script.times.stream().filter(ShiftScript.TimeTold::isKept).count(),
        script.untrue(),
        ShiftReport.differences(
            before, lead.get(report("")), lead.text(report(".csv")), script.agents, all));
  }

  private static void print(String store, Outcome outcome) {
    System.out.printf(
        "%n| %s, seed %d | |%n|---|---|%n| customers, hand-overs | %d, %d |%n"
            + "| promises looked at | %d |%n| untrue | %d |%n| times told, kept | %d, %d |%n"
            + "| differences of report and CSV | %d |%n",
        store,
        SEED,
        outcome.customers(),
        outcome.handOvers(),
        outcome.promises(),
        outcome.untrue().size(),
        outcome.timesTold(),
        outcome.timesKept(),
        outcome.differences().size());
    outcome.untrue().forEach(System.err::println);
    outcome.differences().forEach(System.err::println);
  }

  /** Plays both shifts at a server at whose desk nobody is. */
  static Outcome play(URI server, String adminPassword, int customers, long seed) {
    try (AgentClient admin = AgentClient.signIn(server, "admin", adminPassword)) {
      List<ShiftAgent> agents =
          List.of(
              new ShiftAgent(admin, "Ann Shift", Set.of("support"), "agent"),
              new ShiftAgent(admin, "Bob Shift", Set.of("support"), "agent"),
              new ShiftAgent(admin, "Cem Shift", Set.of("support"), "agent"),
              new ShiftAgent(admin, "Lea Shift", Set.of("support", "billing"), "lead"));
      ShiftAgent lead = agents.getLast();
      await("the desk to be empty").atMost(PATIENCE).until(() -> isEmpty(admin));
      tidy(admin);
      JsonNode before = lead.get(report(""));
      try (var script = new ShiftScript(server, agents, earlier(admin), seed)) {
        new Director(script, customers).direct();
        return outcome(script, before);
      }
    }
  }

  private static boolean isEmpty(AgentClient admin) {
    for (JsonNode agent : admin.get("/api/desk/agents").ok().path("agents")) {
      if (!agent.path("presence").asText().equals("offline")) {
        return false;
      }
    }
    return true;
  }

  private static String report(String format) {
    LocalDate today = LocalDate.now(Clock.systemUTC());
    return "/api/desk/report" + format + "?from=" + today.minusDays(1) + "&to=" + today.plusDays(2);
  }

  /** Closes what others have left open, which would have its place in the queue. */
  private static void tidy(AgentClient admin) {
    for (String list : List.of("all", "inbox")) {
      for (JsonNode row : admin.get("/api/desk/chats?list=" + list).ok().path("chats")) {
        admin
            .post(
                "/api/desk/chats/" + row.path("id").asText() + "/close",
                Map.of("outcome", "spam", "tags", List.of()))
            .ok();
      }
    }
  }

  /** The hand-overs before the script whose waiting times the desk still tells from. */
  private static List<HandOverTruth> earlier(AgentClient admin) {
    List<HandOverTruth> all = new ArrayList<>();
    for (JsonNode row : admin.get("/api/desk/chats?list=closed").ok().path("chats")) {
      JsonNode chat = admin.get("/api/desk/chats/" + row.path("id").asText()).ok();
      for (JsonNode one : chat.path("history")) {
        var since = Instant.parse(one.path("waitingSince").asText());
        var truth = new HandOverTruth(since, row.path("team").asText(), false);
        if (one.has("claimedAt")) {
          truth.claimed = Optional.of(Instant.parse(one.path("claimedAt").asText()));
        }
        all.add(truth);
      }
    }
    return all;
  }

  /** Says who does what next. */
  private static final class Director {
    private final ShiftScript script;
    private final int most;
    private final RandomGenerator random;

    Director(ShiftScript script, int most) {
      this.script = script;
      this.most = most;
      this.random = script.random();
    }

    void direct() {
      List<ShiftAgent> agents = script.agents;
      // Before the first shift nobody is there.
      script.arrive();
      script.leave(script.customers.getLast(), Optional.of("early@example.com"));
      agents.get(0).come();
      agents.get(1).come();
      shift(most / 2);
      agents.get(2).come();
      agents.get(3).come();
      for (ShiftAgent leaving : agents.subList(0, 2)) {
        script
            .those(Stand.HELD)
            .filter(held -> held.agent.filter(leaving.id::equals).isPresent())
            .toList()
            .forEach(held -> script.transfer(held, agents.get(2)));
        leaving.vanish();
      }
      shift(most);
      finish();
      script.arrive();
      script.arrive();
      script.everybodyGoes(agents.get(2));
      agents.get(3).come();
      finish();
      agents.get(2).vanish();
      agents.get(3).vanish();
      // After the last shift nobody is there.
      script.arrive();
    }

    private void shift(int until) {
      for (int acts = 0; script.customers.size() < until; acts++) {
        if (acts > ACTS_MOST) {
          throw new IllegalStateException("the script does not come to its end");
        }
        act();
      }
    }

    private void act() {
      switch (random.nextInt(16)) {
        case 0, 1, 2 -> script.arrive();
        case 3, 4 -> claim(Stand.WAITING);
        case 5 -> claim(Stand.INBOX);
        case 6, 7 -> held().ifPresent(script::talk);
        case 8, 9 -> held().ifPresent(one -> script.close(script.holder(one).orElseThrow(), one));
        case 10 -> held().ifPresent(script::handBack);
        case 11 -> script.any(script.those(Stand.WAITING)).ifPresent(script::end);
        case 12 -> held().ifPresent(this::passOn);
        case 13 ->
            script
                .any(script.those(Stand.HELD).filter(script.isOnlyOne()))
                .ifPresent(one -> script.loseConnection(script.holder(one).orElseThrow(), one));
        case 14 ->
            script
                .any(script.those(Stand.INBOX))
                .ifPresent(
                    one -> {
                      if (random.nextBoolean()) {
                        script.ask(one);
                      }
                    });
        default -> {
          if (random.nextBoolean()) {
            script.any(script.those(Stand.WAITING)).ifPresent(one -> script.leave(one, email()));
          } else {
            held().ifPresent(script::end);
          }
        }
      }
    }

    private Optional<String> email() {
      return random.nextBoolean() ? Optional.of("someone@example.com") : Optional.empty();
    }

    private Optional<ShiftCustomer> held() {
      return script.any(script.those(Stand.HELD));
    }

    private void passOn(ShiftCustomer held) {
      Optional<ShiftAgent> other =
          script.any(
              script.agents.stream()
                  .filter(agent -> agent.there && held.agent.filter(agent.id::equals).isEmpty()));
      if (random.nextBoolean() && other.isPresent()) {
        script.transfer(held, other.get());
      } else if (held.stand == Stand.HELD && !held.fromInbox) {
        script.transfer(held, "billing");
      }
    }

    private void claim(Stand stand) {
      script
          .any(script.those(stand))
          .ifPresent(
              customer ->
                  script
                      .any(
                          script.agents.stream()
                              .filter(agent -> agent.there && agent.sees(customer)))
                      .ifPresent(agent -> script.claim(agent, customer)));
    }

    /** The second shift takes and closes all but one message, which stays in the inbox. */
    private void finish() {
      ShiftAgent lead = script.agents.getLast();
      script.those(Stand.WAITING).toList().forEach(one -> script.claim(lead, one));
      script
          .those(Stand.HELD)
          .toList()
          .forEach(
              one -> {
                script.talk(one);
                script.close(script.holder(one).orElseThrow(), one);
              });
    }
  }
}

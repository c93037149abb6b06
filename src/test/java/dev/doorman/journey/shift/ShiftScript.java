package dev.doorman.journey.shift;

import static dev.doorman.Waiting.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.journey.shift.ShiftCustomer.Stand;
import dev.doorman.journey.shift.ShiftCustomer.Told;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Acts of customers and agents, one after the other, and what has to be told to whom because of
 * each. What is told otherwise ends the script. Not safe for use by several threads.
 */
final class ShiftScript implements AutoCloseable {
  static final String SUPPORT = "support";
  private static final List<String> OUTCOMES = List.of("solved", "unsolved", "no-reply", "spam");

  /** Fewer measured waits are told to nobody. */
  private static final int WAITS_LEAST = 10;

  private static final double KEPT_FOR = 0.8;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  final List<ShiftCustomer> customers = new ArrayList<>();
  final List<ShiftAgent> agents;
  final List<String> untrue = new ArrayList<>();

  /** Times that were told, in minutes, with the hand-over that they were told of. */
  final List<TimeTold> times = new ArrayList<>();

  int promises;
  private final List<HandOverTruth> earlier;
  private final URI server;
  private final Random random;

  /** A time that a customer was told. */
  record TimeTold(HandOverTruth handOver, int minutes) {
    boolean isKept() {
      return handOver.waitedSeconds().filter(waited -> waited <= minutes * 60L).isPresent();
    }
  }

  /**
   * @param earlier what the desk knows of before the script, within its last hour
   */
  ShiftScript(URI server, List<ShiftAgent> agents, List<HandOverTruth> earlier, long seed) {
    this.earlier = List.copyOf(earlier);
    this.server = server;
    this.agents = agents;
    this.random = new Random(seed);
  }

  Random random() {
    return random;
  }

  boolean isStaffed(String team) {
    return agents.stream().anyMatch(agent -> agent.there && agent.teams.contains(team));
  }

  Stream<ShiftCustomer> those(Stand stand) {
    return customers.stream().filter(customer -> customer.stand == stand);
  }

  /** One of those that fit, by chance. */
  <T> Optional<T> any(Stream<T> all) {
    List<T> found = all.toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.get(random.nextInt(found.size())));
  }

  Optional<ShiftAgent> holder(ShiftCustomer customer) {
    return agents.stream()
        .filter(agent -> customer.agent.filter(agent.id::equals).isPresent())
        .findFirst();
  }

  private List<ShiftCustomer> queue(String team) {
    return those(Stand.WAITING)
        .filter(customer -> customer.team.equals(team))
        .sorted(Comparator.comparing(customer -> customer.now().since))
        .toList();
  }

  /** Somebody opens the chat and asks for a person. */
  ShiftCustomer arrive() {
    var customer = new ShiftCustomer(server);
    customers.add(customer);
    ask(customer);
    return customer;
  }

  void ask(ShiftCustomer customer) {
    boolean rejoins = customer.stand == Stand.INBOX;
    customer.say("Talk to a person");
    if (!isStaffed(SUPPORT)) {
      customer.hear("desk-nobody");
      promises++;
      return;
    }
    int expected = minutes();
    Told told = customer.hear("desk-waiting");
    if (rejoins) {
      customer.now().since = told.at();
      customer.now().leftInstead = false;
      customer.now().outcome = "open";
    } else {
      customer.handOvers.add(new HandOverTruth(told.at(), SUPPORT, false));
    }
    customer.stand = Stand.WAITING;
    customer.team = SUPPORT;
    customer.agent = Optional.empty();
    customer.wroteToAgent = false;
    customer.agentWrote = false;
    customer.placeTold = told.place();
    check(customer, "place " + told.place(), queue(SUPPORT).indexOf(customer) + 1 == told.place());
    check(
        customer,
        "minutes " + told.minutes() + ", measured " + expected,
        told.minutes() == expected);
    if (told.minutes() > 0) {
      times.add(new TimeTold(customer.now(), told.minutes()));
    }
  }

  /** Asks outside of the desk's hours, whoever is there. */
  void askOutsideOfHours(List<String> opening) {
    var customer = new ShiftCustomer(server);
    customers.add(customer);
    customer.say("Talk to a person");
    String told = customer.hear("desk-nobody").text();
    check(customer, told + ", opens " + opening, opening.stream().allMatch(told::contains));
  }

  /** Nobody takes the chat of a customer who waits: they are told so, not before it is so. */
  void nobodyComes(ShiftCustomer customer, Duration patience) {
    Told told = customer.hear("desk-timeout");
    Duration waited = Duration.between(customer.now().since, told.at());
    check(customer, "waited " + waited, waited.compareTo(patience) >= 0);
    customer.now().outcome = "timed-out";
    customer.stand = Stand.INBOX;
    inbox(customer);
    promises++;
  }

  private void check(ShiftCustomer customer, String what, boolean isTrue) {
    promises++;
    if (!isTrue) {
      untrue.add(customer.id + ": " + what);
    }
  }

  /** What four of five waited at most, of those who had somebody; 0 while they are too few. */
  private int minutes() {
    List<Long> waits =
        Stream.concat(earlier.stream(), customers.stream().flatMap(one -> one.handOvers.stream()))
            .filter(
                one ->
                    one.team.equals(SUPPORT)
                        && one.claimed.isPresent()
                        && !one.claimed.get().isBefore(one.since))
            .map(one -> Duration.between(one.since, one.claimed.get()).toSeconds())
            .sorted()
            .toList();
    if (waits.size() < WAITS_LEAST) {
      return 0;
    }
    long seconds = waits.get((int) Math.ceil(waits.size() * KEPT_FOR) - 1);
    return (int) Math.max(1, (seconds + 59) / 60);
  }

  /** Those who wait hear of another place, of a team that has gone, and of one that is back. */
  private void tellPlaces() {
    for (String team : customers.stream().map(customer -> customer.team).distinct().toList()) {
      List<ShiftCustomer> queue = queue(team);
      boolean staffed = isStaffed(team);
      for (int i = 0; i < queue.size(); i++) {
        ShiftCustomer waiting = queue.get(i);
        if (!staffed) {
          tellDeserted(waiting);
        } else if (waiting.knowsDeserted || waiting.placeTold != i + 1) {
          Told told = waiting.hear(waiting.knowsDeserted ? "desk-staffed" : "desk-place");
          waiting.knowsDeserted = false;
          waiting.placeTold = i + 1;
          check(waiting, "now place " + told.place() + ", is " + (i + 1), told.place() == i + 1);
        }
      }
    }
  }

  /** Once for each time that everybody goes. */
  private void tellDeserted(ShiftCustomer waiting) {
    if (!waiting.knowsDeserted) {
      String told = waiting.hear("desk-deserted").text();
      waiting.knowsDeserted = true;
      check(waiting, told, told.contains("kept your place") && told.contains("write your message"));
    }
  }

  /** Everybody who is there goes while customers wait, and one comes back. */
  void everybodyGoes(ShiftAgent back) {
    agents.stream().filter(agent -> agent.there).toList().forEach(ShiftAgent::vanish);
    tellPlaces();
    back.come();
    tellPlaces();
  }

  /** A customer writes a message for the team, and perhaps an address. */
  void leave(ShiftCustomer customer, Optional<String> email) {
    boolean waited = customer.stand == Stand.WAITING;
    Instant before = Instant.now();
    String said = customer.leave("please call me back", email);
    check(customer, said, said.contains("can't send emails") && !said.contains("by email"));
    if (waited) {
      customer.now().leftInstead = true;
      customer.now().outcome = "inbox";
      customer.placeTold = 0;
    } else {
      customer.handOvers.add(new HandOverTruth(before, SUPPORT, true));
    }
    customer.stand = Stand.INBOX;
    customer.team = SUPPORT;
    customer.agent = Optional.empty();
    JsonNode row = inbox(customer);
    if (!waited) {
      customer.now().since = Instant.parse(row.path("waitingSince").asText());
    }
    check(customer, "address in " + row, row.path("leftAddress").asBoolean() == email.isPresent());
    tellPlaces();
  }

  /** The chat's line in the inbox, where the team finds it. */
  private JsonNode inbox(ShiftCustomer customer) {
    ShiftAgent looker = agents.getFirst();
    return await("the message to be in the inbox")
        .atMost(PATIENCE)
        .until(() -> row(looker, "inbox", customer), Optional::isPresent)
        .orElseThrow();
  }

  private static Optional<JsonNode> row(ShiftAgent by, String list, ShiftCustomer customer) {
    for (JsonNode row : by.get("/api/desk/chats?list=" + list).path("chats")) {
      if (row.path("id").asText().equals(customer.id)) {
        return Optional.of(row);
      }
    }
    return Optional.empty();
  }

  void claim(ShiftAgent agent, ShiftCustomer customer) {
    customer.fromInbox = customer.stand == Stand.INBOX;
    agent.claim(customer).ok();
    Told told = customer.hear("desk-claimed");
    check(customer, told.text(), told.text().contains("chatting with " + agent.name + " "));
    customer.now().taken(agent.id, told.at());
    customer.stand = Stand.HELD;
    customer.agent = Optional.of(agent.id);
    customer.placeTold = 0;
    tellPlaces();
  }

  void talk(ShiftCustomer customer) {
    ShiftAgent agent = holder(customer).orElseThrow();
    String text = "Hello, this is " + agent.name + ", message " + random.nextInt(1_000_000);
    agent.say(customer, text);
    Instant at = customer.hearAgent(text);
    customer.now().replied = customer.now().replied.or(() -> Optional.of(at));
    customer.agentWrote = true;
    if (random.nextBoolean()) {
      customer.say("thanks, one more thing");
      customer.wroteToAgent = true;
    }
  }

  void close(ShiftAgent agent, ShiftCustomer customer) {
    String outcome = any(OUTCOMES.stream()).orElseThrow();
    boolean held = customer.stand == Stand.HELD;
    agent.close(customer, outcome);
    Told told = customer.hear("desk-closed");
    customer.now().end(told.at(), outcome);
    customer.stand = Stand.OVER;
    customer.placeTold = 0;
    if (held && customer.agentWrote && customer.wroteToAgent && random.nextBoolean()) {
      int stars = 1 + random.nextInt(5);
      customer.rate(stars);
      customer.now().stars = java.util.OptionalInt.of(stars);
    }
    tellPlaces();
  }

  void handBack(ShiftCustomer customer) {
    holder(customer).orElseThrow().handBack(customer);
    customer.now().end(customer.hear("desk-returned").at(), "returned");
    customer.stand = Stand.OVER;
  }

  void transfer(ShiftCustomer customer, ShiftAgent to) {
    holder(customer).orElseThrow().transfer(customer, to).ok();
    Told told = customer.hear("desk-transferred");
    check(customer, told.text(), told.text().startsWith(to.name + " "));
    customer.now().agent = Optional.of(to.id);
    customer.agent = Optional.of(to.id);
  }

  /** To a team: refused where nobody of it is there. */
  void transfer(ShiftCustomer customer, String team) {
    var answer = holder(customer).orElseThrow().transfer(customer, team);
    promises++;
    boolean there =
        agents.stream()
            .filter(agent -> customer.agent.filter(agent.id::equals).isEmpty())
            .anyMatch(agent -> agent.there && agent.teams.contains(team));
    if (!there) {
      if (answer.status() != 409 && answer.status() != 422) {
        untrue.add(customer.id + " was passed to " + team + ", where nobody is");
      }
      return;
    }
    answer.ok();
    requeued(customer, team, customer.hear("desk-transferred"));
  }

  private void requeued(ShiftCustomer customer, String team, Told told) {
    customer.now().letGo(told.at(), "open");
    customer.now().team = team;
    customer.stand = Stand.WAITING;
    customer.team = team;
    customer.agent = Optional.empty();
    customer.placeTold = 0;
    tellPlaces();
  }

  /** An agent who has one chat loses the connection, and comes back after it was taken away. */
  void loseConnection(ShiftAgent agent, ShiftCustomer held) {
    agent.vanish();
    if (held.fromInbox) {
      Told told = held.hear("desk-shelved");
      held.now().letGo(told.at(), held.now().shelved());
      held.stand = Stand.INBOX;
      held.agent = Optional.empty();
      inbox(held);
      promises++;
      tellPlaces();
    } else {
      requeued(held, held.team, held.hear("desk-requeued"));
    }
    agent.come();
    tellPlaces();
  }

  /** The customer ends the chat. */
  void end(ShiftCustomer customer) {
    boolean had = customer.now().claimed.isPresent();
    customer.end();
    JsonNode row =
        await("the chat to be closed")
            .atMost(PATIENCE)
            .until(() -> row(closer(), "closed", customer), Optional::isPresent)
            .orElseThrow();
    Instant at = Instant.parse(row.path("closedAt").asText());
    customer.now().end(at, had ? "ended-by-customer" : "gone");
    customer.stand = Stand.OVER;
    customer.placeTold = 0;
    tellPlaces();
  }

  private ShiftAgent closer() {
    return agents.stream().filter(ShiftAgent::isLead).findFirst().orElseThrow();
  }

  /** Who holds just this one chat. */
  Predicate<ShiftCustomer> isOnlyOne() {
    return customer ->
        those(Stand.HELD).filter(other -> other.agent.equals(customer.agent)).count() == 1;
  }

  /** All that customers were told and nothing accounts for. */
  List<String> untrue() {
    List<String> all = new ArrayList<>(untrue);
    customers.forEach(customer -> all.addAll(customer.untrue()));
    return all;
  }

  @Override
  public void close() {
    customers.forEach(ShiftCustomer::close);
    agents.forEach(ShiftAgent::close);
  }
}

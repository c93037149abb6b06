package dev.doorman.reliability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.reliability.Plan.End;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Somebody who wants an account deleted, on a connection that breaks again and again, and keeps a
 * record of all that was sent and seen. Runs on one thread.
 */
final class Customer implements Runnable {
  private static final Duration THINKS =
      Duration.ofMillis(Integer.getInteger("crash.thinks-millis", 250));
  private static final Duration PAUSE = Duration.ofMillis(400);
  private static final String QUESTION = "What happens to my photos?";
  private static final List<String> ITEMS =
      List.of("back-up", "sign-out-everywhere", "purchases", "find-my-device");

  private final Plan plan;
  private final Random random;
  private final Supplier<URI> node;
  private final LongSupplier giveUpAt;

  private final Map<UUID, Sent> sent = new LinkedHashMap<>();
  private final Map<Long, JsonNode> seen = new LinkedHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private final List<String> refusals = new CopyOnWriteArrayList<>();
  private final Map<URI, Integer> acknowledged = new ConcurrentHashMap<>();
  private URI at = URI.create("");

  private Optional<String> conversation = Optional.empty();
  private String resume = "";
  private String epoch = "";
  private long last;
  private Optional<JsonNode> prompt = Optional.empty();
  private Optional<Visit> visit = Optional.empty();
  private boolean wished;
  private boolean asked;
  private boolean digressed;
  private boolean stopping;
  private int ticked;
  private Optional<UUID> ending = Optional.empty();
  private volatile boolean done;
  private boolean lost;
  private long nextAct;

  /**
   * @param node names a server that may be alive
   * @param giveUpAt {@link System#nanoTime()} from which a flow counts as one that cannot go on
   */
  Customer(Plan plan, long seed, Supplier<URI> node, LongSupplier giveUpAt) {
    this.plan = plan;
    this.random = new Random(seed);
    this.node = node;
    this.giveUpAt = giveUpAt;
    this.asked = !plan.asksFirst();
    this.digressed = !plan.digresses();
  }

  @Override
  public void run() {
    while (!isOver()) {
      at = node.get();
      Optional<Wire> wire = Wire.connect(at);
      if (wire.isPresent()) {
        try (Wire open = wire.get()) {
          talk(open);
        }
      }
      pause(PAUSE.plusMillis(random.nextInt(400)));
    }
    if (lost) {
      faults.add("cannot go on: the server does not know the conversation, last event " + last);
    } else if (!done) {
      faults.add(
          "cannot go on: " + plan + ", pending " + prompt + ", last event " + seen.get(last));
    }
  }

  private boolean isOver() {
    return lost || (done && pending().isEmpty()) || System.nanoTime() > giveUpAt.getAsLong();
  }

  private List<Sent> pending() {
    return sent.values().stream().filter(each -> each.seq().isEmpty()).toList();
  }

  private void talk(Wire wire) {
    var hello = Wire.JSON.createObjectNode().put("type", "hello");
    if (conversation.isPresent()) {
      hello.put("resume", resume).put("epoch", epoch).put("since", last);
    }
    if (!wire.send(hello.toString())) {
      return;
    }
    boolean welcome = false;
    while (!isOver()) {
      Optional<JsonNode> frame = wire.next(Duration.ofMillis(50));
      if (frame.filter(JsonNode::isMissingNode).isPresent()) {
        return;
      }
      if (frame.filter(each -> each.path("type").asText().equals("welcome")).isPresent()) {
        welcomed(frame.get());
        welcome = true;
        for (Sent each : pending()) {
          wire.send(each.frame());
        }
      } else if (frame.isPresent()) {
        if (!take(frame.get())) {
          return;
        }
      } else if (welcome && pending().isEmpty() && System.nanoTime() > nextAct) {
        act(wire);
        nextAct = System.nanoTime() + (long) (THINKS.toNanos() * (1 + random.nextDouble()));
      }
    }
  }

  private void welcomed(JsonNode welcome) {
    String id = welcome.path("conversation").asText();
    if (conversation.isPresent() && !conversation.get().equals(id)) {
      faults.add("resumed another conversation");
    }
    if (conversation.isPresent() && !epoch.equals(welcome.path("epoch").asText())) {
      faults.add("another epoch");
    }
    if (welcome.path("seq").asLong() < last) {
      faults.add("events were lost: " + last + " were seen, of " + welcome.path("seq").asLong());
    }
    conversation = Optional.of(id);
    resume = welcome.path("resume").asText();
    epoch = welcome.path("epoch").asText();
  }

  /** Whether to stay connected. */
  private boolean take(JsonNode frame) {
    switch (frame.path("type").asText()) {
      case "event" -> event(frame);
      case "ack" -> {
        UUID id = UUID.fromString(frame.path("id").asText());
        Sent message = sent.get(id);
        long seq = frame.path("seq").asLong();
        if (message == null) {
          faults.add("acknowledged what was not sent");
        } else if (message.seq().isPresent() && message.seq().getAsLong() != seq) {
          faults.add("acknowledged twice, with " + message.seq() + " and " + seq);
        } else {
          sent.put(id, message.acknowledged(seq));
          acknowledged.merge(at, 1, Integer::sum);
          done |= ending.filter(id::equals).isPresent();
        }
      }
      case "error" -> {
        return error(frame.path("code").asText(), frame.path("id").asText());
      }
      default -> {}
    }
    return true;
  }

  /** Whether to stay connected; what was not taken is sent again on the next connection. */
  private boolean error(String code, String id) {
    switch (code) {
      case "stale-prompt" -> {
        // It was not taken, and the flow goes on from what is asked now.
        sent.remove(UUID.fromString(id));
        return true;
      }
      case "unavailable", "failed" -> {
        refusals.add(code + " at " + at);
        return false;
      }
      case "too-fast", "too-many-chats" -> {
        return false;
      }
      case "unknown-resume" -> {
        lost = true;
        return false;
      }
      default -> {
        faults.add("error " + code);
        return true;
      }
    }
  }

  private void event(JsonNode event) {
    long seq = event.path("seq").asLong();
    if (seq != last + 1) {
      faults.add("event " + seq + " came after " + last);
    }
    last = Math.max(last, seq);
    seen.put(seq, event);
    JsonNode body = event.path("body");
    switch (body.path("kind").asText()) {
      case "prompt" -> prompt = Optional.of(event);
      case "handoff" -> {
        URI link = URI.create(body.path("url").asText());
        visit = Optional.of(new Visit(link, plan.email(), node));
      }
      case "receipt" -> {
        prompt = Optional.empty();
        done |= plan.end() == End.ACCEPTED;
      }
      case "notice" -> done |= stopping && body.path("code").asText().equals("withdrawn");
      default -> {}
    }
  }

  private void act(Wire wire) {
    if (last == 0 || done) {
      return;
    }
    if (!wished) {
      say(wire, asked ? "delete my account" : QUESTION);
      wished = asked;
      asked = true;
      return;
    }
    String name = prompt.map(each -> each.at("/body/name").asText()).orElse("");
    switch (name) {
      case "sign-out-offer" -> choose(wire, "delete");
      case "warning" -> atWarning(wire);
      case "verify" -> atVerification(wire);
      case "final-confirmation" -> {
        boolean cancels = plan.end() == End.CANCELLED_AT_THE_LAST_QUESTION;
        UUID id = choose(wire, cancels ? "cancel" : "confirm");
        ending = cancels ? Optional.of(id) : Optional.empty();
      }
      case "withdraw" -> choose(wire, "stop");
      case "resume-flow" -> choose(wire, "go-on");
      default -> {
        if (plan.end() == End.STOPPED_AFTERWARDS && isAccepted() && !stopping) {
          say(wire, "stop it");
          stopping = true;
        }
      }
    }
  }

  private boolean isAccepted() {
    return seen.values().stream()
        .anyMatch(each -> each.at("/body/kind").asText().equals("receipt"));
  }

  private void atWarning(Wire wire) {
    if (!digressed) {
      digressed = true;
      say(wire, QUESTION);
    } else if (ticked < plan.ticks()) {
      UUID id = UUID.randomUUID();
      var frame = message("tick", id).put("prompt", promptSeq());
      send(wire, id, frame.put("item", ITEMS.get(ticked)).put("done", true).toString(), "");
      ticked++;
    } else {
      choose(wire, "continue");
    }
  }

  private void atVerification(Wire wire) {
    if (plan.end() == End.CANCELLED_AT_VERIFICATION) {
      ending = Optional.of(choose(wire, "cancel"));
    } else {
      visit.ifPresent(Visit::step);
    }
  }

  private long promptSeq() {
    return prompt.orElseThrow().path("seq").asLong();
  }

  private void say(Wire wire, String text) {
    UUID id = UUID.randomUUID();
    send(wire, id, message("say", id).put("text", text).toString(), text);
  }

  private UUID choose(Wire wire, String option) {
    UUID id = UUID.randomUUID();
    JsonNode open = prompt.orElseThrow();
    String label = "";
    for (JsonNode each : open.at("/body/options")) {
      label = each.path("id").asText().equals(option) ? each.path("label").asText() : label;
    }
    var frame = message("choose", id).put("prompt", promptSeq()).put("option", option);
    prompt = Optional.empty();
    send(wire, id, frame.toString(), label);
    return id;
  }

  private static ObjectNode message(String type, UUID id) {
    return Wire.JSON.createObjectNode().put("type", type).put("id", id.toString());
  }

  private void send(Wire wire, UUID id, String frame, String text) {
    sent.put(id, new Sent(id, frame, text, OptionalLong.empty()));
    wire.send(frame);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether all was done that was planned. */
  boolean isDone() {
    return done;
  }

  Plan plan() {
    return plan;
  }

  Optional<String> conversation() {
    return conversation;
  }

  String resume() {
    return resume;
  }

  /** How many messages each node has acknowledged. Safe to call while it talks. */
  Map<URI, Integer> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  /** What a node could not take, though it will be sent again. Safe to call while it talks. */
  List<String> refusals() {
    return List.copyOf(refusals);
  }

  /** All that was sent, in order, and not refused. */
  List<Sent> sent() {
    return List.copyOf(sent.values());
  }

  /** The events that were seen, by number. */
  Map<Long, JsonNode> seen() {
    return Map.copyOf(seen);
  }

  /** What was not as promised while it talked. */
  List<String> faults() {
    return List.copyOf(faults);
  }
}

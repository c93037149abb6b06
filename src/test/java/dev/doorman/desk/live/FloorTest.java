package dev.doorman.desk.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.access.Agent;
import dev.doorman.access.Role;
import dev.doorman.access.SessionId;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Erasures;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.jdbc.JdbcErasures;
import dev.doorman.conversation.jdbc.JdbcSweeps;
import dev.doorman.desk.TestDesk;
import dev.doorman.desk.duty.Presences;
import dev.doorman.socket.Line;
import dev.doorman.store.TestDatabase;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Pages on two nodes over one database, which do not hear each other's rings. */
class FloorTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final ObjectMapper JSON = new ObjectMapper();

  private Node one;
  private Node two;

  @BeforeEach
  void start() {
    TABLES.clear();
    var desk = new TestDesk(TABLES);
    one = new Node(desk);
    two = new Node(desk.otherNode());
  }

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  /** The part of one node that serves agents' pages. */
  private static final class Node {
    final TestDesk desk;
    final DeskClients clients;
    final Floor floor;
    final Attendance attendance;
    final DeskWork.Parts parts;
    final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    Node(TestDesk desk) {
      this.desk = desk;
      clients = new DeskClients(desk.presences, desk.config, desk.office.clock);
      floor =
          new Floor(
              clients, desk.queue, desk.roster, desk.office.store, desk.config, desk.office.clock);
      attendance =
          new Attendance(clients, desk.queue, new Presence(), desk.presences, desk.office.clock);
      desk.office.doorbell.listen(floor::ring);
      parts =
          new DeskWork.Parts(
              new Cookies(desk),
              clients,
              floor,
              desk.moves,
              desk.queue,
              desk.presences,
              desk.office.office.conversations(),
              new Whispers(),
              desk.config,
              desk.office.clock);
      floor.start();
    }

    Page page(Agent agent) {
      return new Page(this, agent);
    }

    void close() {
      floor.close();
      executor.shutdownNow();
    }
  }

  /** Each user's cookie is the own name. */
  private record Cookies(TestDesk desk) implements Sessions {
    @Override
    public Optional<SignedIn> of(String cookie) {
      return desk.agents.stream()
          .filter(agent -> agent.name().equals(cookie))
          .findFirst()
          .map(
              agent ->
                  new SignedIn(
                      new SessionId(agent.id().value()),
                      agent,
                      SignedIn.How.PASSWORD,
                      SignedIn.Password.KEPT,
                      desk.office.clock.instant().plusSeconds(3600)));
    }

    @Override
    public void listen(Consumer<SessionId> ended) {}
  }

  /** A page whose frames are kept. */
  private static final class Page {
    final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    final String connection = UUID.randomUUID().toString();
    final DeskClient client;

    Page(Node node, Agent agent) {
      client = new DeskClient(agent.name(), node.desk.office.clock.instant());
      var bounds =
          new Line.Bounds(4, Closing.FLOOD.reason(), Duration.ofSeconds(5), Closing.SLOW.reason());
      var line = new Line(socket(), node.executor, bounds, new DeskWork(client, node.parts));
      client.by(line);
      assertThat(node.clients.enter(connection, client)).isTrue();
      line.poke();
    }

    private WebSocketConnection socket() {
      return (WebSocketConnection)
          Proxy.newProxyInstance(
              FloorTest.class.getClassLoader(),
              new Class<?>[] {WebSocketConnection.class},
              (proxy, method, arguments) -> {
                switch (method.getName()) {
                  case "sendText" -> frames.add(read((String) arguments[0]));
                  case "close" -> closed.complete(((CloseReason) arguments[0]).getCode());
                  case "sendPing" -> {}
                  default -> throw new UnsupportedOperationException(method.getName());
                }
                return Uni.createFrom().voidItem();
              });
    }

    private static JsonNode read(String frame) {
      try {
        return JSON.readTree(frame);
      } catch (JsonProcessingException e) {
        throw new AssertionError(e);
      }
    }

    JsonNode next(String what, Predicate<JsonNode> wanted) {
      long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      try {
        while (true) {
          JsonNode frame = frames.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
          if (frame == null) {
            throw new AssertionError("no " + what + " came");
          }
          if (wanted.test(frame)) {
            return frame;
          }
        }
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    JsonNode row(Chat chat, String state) {
      return next(
          chat.id() + " " + state,
          frame ->
              frame.at("/chat/id").asText().equals(chat.id().toString())
                  && frame.at("/chat/state").asText().equals(state));
    }

    void presence(Agent who, String presence) {
      next(
          who.name() + " " + presence,
          frame -> {
            for (JsonNode agent : frame.path("agents")) {
              if (agent.path("id").asText().equals(who.id().toString())) {
                return agent.path("presence").asText().equals(presence);
              }
            }
            return false;
          });
    }
  }

  private Agent agent(String name, String team) {
    return one.desk.agent(name, Set.of(Role.AGENT), team);
  }

  @Test
  void whatIsDoneOnOneNodeIsSeenOnTheOtherWithoutARing() {
    Agent ann = agent("ann", "support");
    Agent bob = agent("bob", "support");
    Page annPage = one.page(ann);
    annPage.next("hello", frame -> frame.path("type").asText().equals("hello"));
    Page bobPage = two.page(bob);
    bobPage.next("hello", frame -> frame.path("type").asText().equals("hello"));
    Chat chat = one.desk.waiting();
    bobPage.row(chat, "waiting");
    bobPage.client.line().offer("{\"type\":\"watch\",\"chat\":\"" + chat.id() + "\",\"since\":0}");
    bobPage.next("first event", frame -> frame.at("/event/seq").asLong() == 1);
    one.desk.moves.claim(ann, chat.id());
    JsonNode held = bobPage.row(chat, "held");
    assertThat(held.at("/chat/agent/displayName").asText()).isEqualTo("Agent ann");
    chat.say("over here");
    bobPage.next("words", frame -> frame.at("/event/body/text").asText().equals("over here"));
  }

  @Test
  void presenceIsRightOnTheOtherNodeAlsoAfterOneIsKilled() {
    Agent ann = agent("ann", "support");
    Agent bob = agent("bob", "support");
    one.page(ann);
    Page bobPage = two.page(bob);
    bobPage.presence(ann, "online");
    // The first node renews nothing any more, as one that was killed; the second one does.
    for (int second = 0; second < 15; second += 5) {
      one.desk.office.clock.pass(Presences.RENEWED_EVERY);
      bobPage.client.alive(one.desk.office.clock.instant());
      two.attendance.look();
    }
    bobPage.presence(ann, "offline");
    assertThat(two.desk.presences.present(two.desk.office.clock.instant()))
        .containsOnlyKeys(bob.id());
  }

  @Test
  void timeAloneMakesAChatLate() {
    Agent ann = agent("ann", "support");
    Page page = one.page(ann);
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    one.desk.waiting();
    page.next("ok", frame -> frame.at("/chat/sla").asText().equals("ok"));
    one.desk.office.clock.pass(Duration.ofMinutes(1));
    page.next("soon", frame -> frame.at("/chat/sla").asText().equals("soon"));
    one.desk.office.clock.pass(Duration.ofMinutes(1));
    page.next("late", frame -> frame.at("/chat/sla").asText().equals("late"));
  }

  @Test
  void whoLosesTheTeamLosesItsChatsFromAnOpenPage() {
    Agent ann = agent("ann", "support");
    Page page = one.page(ann);
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    Chat chat = one.desk.waiting();
    page.row(chat, "waiting");
    one.desk.agents.remove(ann);
    one.desk.agents.add(
        new Agent(
            ann.id(), ann.name(), ann.displayName(), ann.roles(), Set.of("billing"), Set.of(), 4));
    gone(page, chat, "out-of-sight");
    one.desk.agents.clear();
    assertThat(page.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(4403);
  }

  private static JsonNode gone(Page page, Chat chat, String why) {
    return page.next(
        "gone: " + why,
        frame ->
            frame.path("type").asText().equals("gone")
                && frame.path("id").asText().equals(chat.id().toString())
                && frame.path("why").asText().equals(why));
  }

  private static void watch(Page page, Chat chat, long since, String epoch) {
    page.client
        .line()
        .offer(
            JSON.createObjectNode()
                .put("type", "watch")
                .put("chat", chat.id().toString())
                .put("since", since)
                .put("epoch", epoch)
                .toString());
  }

  /** Erases what was said, as a completed deletion does, behind a receipt. */
  private String purge(Chat chat) {
    String epoch = UUID.randomUUID().toString().substring(0, 16);
    TABLES.execute("update conversation set purge_at = created_at where id = ?", chat.id().value());
    new JdbcSweeps(TABLES.database())
        .purge(
            chat.id(),
            epoch,
            new Event(
                1,
                one.desk.office.clock.instant(),
                Event.Sender.BOT,
                "{\"kind\":\"text\",\"text\":\"erased\"}"));
    return epoch;
  }

  @Test
  void aWatchedLogThatIsBegunAnewIsForgottenAndGoesOn() {
    Page page = two.page(agent("ann", "support"));
    // Somebody is there only then.
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    Chat chat = one.desk.waiting();
    page.row(chat, "waiting");
    String before = chat.conversation().epoch();
    watch(page, chat, 0, before);
    page.next("first event", frame -> frame.at("/event/seq").asLong() == 1);
    String epoch = purge(chat);
    assertThat(gone(page, chat, "begun-anew").path("epoch").asText()).isEqualTo(epoch);
    page.next("receipt", frame -> frame.at("/event/body/text").asText().equals("erased"));
    chat.say("still here");
    page.next("words", frame -> frame.at("/event/body/text").asText().equals("still here"));
    // A page that comes back with what it had of the old log is told so, however long the new is.
    Page late = two.page(agent("bob", "support"));
    late.row(chat, "waiting");
    watch(late, chat, 1, before);
    assertThat(gone(late, chat, "begun-anew").path("epoch").asText()).isEqualTo(epoch);
    late.next("receipt", frame -> frame.at("/event/body/text").asText().equals("erased"));
  }

  @Test
  void anErasedChatIsToldWithItsCauseAlsoToWhomeverComesLater() {
    Page page = two.page(agent("ann", "support"));
    // Somebody is there only then.
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    Chat chat = one.desk.waiting();
    page.row(chat, "waiting");
    String epoch = chat.conversation().epoch();
    watch(page, chat, 0, epoch);
    page.next("first event", frame -> frame.at("/event/seq").asLong() == 1);
    new JdbcErasures(TABLES.database())
        .erase(chat.id(), Erasures.Cause.HOLDER, one.desk.office.clock.instant());
    assertThat(gone(page, chat, "erased").path("cause").asText()).isEqualTo("holder");
    Page late = two.page(agent("bob", "support"));
    late.next("hello", frame -> frame.path("type").asText().equals("hello"));
    watch(late, chat, 3, epoch);
    assertThat(gone(late, chat, "erased").path("cause").asText()).isEqualTo("holder");
  }

  @Test
  void aPageThatFellSilentIsClosed() {
    Agent ann = agent("ann", "support");
    Page page = one.page(ann);
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    one.desk.office.clock.pass(Duration.ofSeconds(21));
    one.attendance.look();
    assertThat(page.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1008);
  }

  @Test
  void whoSendsFasterThanIsServedIsClosed() {
    Agent ann = agent("ann", "support");
    Page page = one.page(ann);
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    for (int i = 0; i < 10_000 && !page.closed.isDone(); i++) {
      page.client.line().offer("{\"type\":\"presence\",\"state\":\"away\"}");
    }
    assertThat(page.closed.orTimeout(20, TimeUnit.SECONDS).join()).isEqualTo(1008);
  }

  @Test
  void pagesThatWereClosedTakeNoPlaceFromNewOnes() {
    Agent ann = one.desk.online("ann");
    for (int i = 0; i <= one.desk.config.connectionsPerAgent(); i++) {
      Page page = one.page(ann);
      page.next("hello", frame -> frame.path("type").asText().equals("hello"));
      // The connection itself ends only when the other side has heard of it.
      page.client.line().close(Closing.FLOOD.reason());
    }
    Page page = one.page(ann);
    page.next("hello", frame -> frame.path("type").asText().equals("hello"));
    assertThat(page.closed).isNotDone();
  }
}

package dev.doorman.journey.desk;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.RequestOptions;
import dev.doorman.chat.WireClient;
import dev.doorman.journey.Chromium;
import dev.doorman.journey.Cluster;
import dev.doorman.journey.ServerProcess;
import dev.doorman.journey.desk.AgentClient.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** The desk over two nodes: who is there, who wins a chat, and what a dead node leaves behind. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeskNodesIT {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String ADMIN = "correct horse battery";
  private static final String OWN = "a password of one's own";
  private static final int ROUNDS = 8;

  @TempDir static Path folder;

  private static Cluster cluster;
  private static ServerProcess one;
  private static ServerProcess other;
  private static AgentClient admin;
  private static AgentClient ana;
  private static AgentClient ben;

  @BeforeAll
  static void start() {
    cluster = new Cluster(folder);
    var settings = Map.of("DOORMAN_ADMIN_PASSWORD", ADMIN, "DOORMAN_DESK_REQUEUE_AFTER", "PT5S");
    one = cluster.node("one", settings);
    other = cluster.node("other", settings);
    admin = AgentClient.signIn(one.base(), "admin", ADMIN);
    ana = admin.hire("ana", "Ana", OWN).sitDown();
    ben = admin.hire("ben", "Ben", OWN).at(other.base()).sitDown();
  }

  @AfterAll
  static void stop() {
    for (AutoCloseable part : new AutoCloseable[] {admin, ana, ben, one, other, cluster}) {
      if (part != null) {
        try {
          part.close();
        } catch (Exception e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  /** Waits until an agent is told so of another. */
  private static void isTold(AgentClient agent, String of, String presence) {
    await("presence of " + of)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(agent.presenceOf(of)).isEqualTo(presence));
  }

  private static String conversation(JsonNode welcome) {
    return welcome.path("conversation").asText();
  }

  @Test
  @Order(1)
  void whoIsThereIsToldByBothNodes() {
    isTold(ana, "Ben", "online");
    isTold(ben, "Ana", "online");
    ben.send(Map.of("type", "presence", "state", "away"));
    isTold(ana, "Ben", "away");
    ben.send(Map.of("type", "presence", "state", "online"));
    isTold(ana, "Ben", "online");
  }

  @Test
  @Order(2)
  void ofTwoAgentsOnTwoNodesOneWinsAndTheOtherIsToldWho() {
    int wonByAna = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (WireClient customer = WireClient.connect((round % 2 == 0 ? one : other).base())) {
        String chat = conversation(customer.hello());
        customer.say("I want to talk to a person");
        customer.notice("desk-waiting");
        ana.chat(chat, "waiting");
        ben.chat(chat, "waiting");
        var together = new CyclicBarrier(2);
        var byAna = CompletableFuture.supplyAsync(() -> claim(ana, chat, together));
        Answer byBen = claim(ben, chat, together);
        boolean anaHasIt = byAna.join().status() == 200;
        Answer lost = anaHasIt ? byBen : byAna.join();
        assertThat(List.of(byAna.join().status(), byBen.status()))
            .containsExactlyInAnyOrder(200, 409);
        assertThat(lost.body().path("code").asText()).isEqualTo("claimed");
        assertThat(lost.body().at("/by/displayName").asText()).isEqualTo(anaHasIt ? "Ana" : "Ben");
        customer.notice("desk-claimed");
        (anaHasIt ? ana : ben)
            .post(
                "/api/desk/chats/" + chat + "/close",
                Map.of("outcome", "solved", "tags", List.of()))
            .ok();
        customer.notice("desk-closed");
        assertThat(customer.raw().stream().filter(frame -> frame.contains("\"desk-claimed\"")))
            .hasSize(1);
        wonByAna += anaHasIt ? 1 : 0;
      }
    }
    System.out.printf("of %d races over two nodes Ana won %d%n", ROUNDS, wonByAna);
  }

  private static Answer claim(AgentClient agent, String chat, CyclicBarrier together) {
    try {
      together.await();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return agent.post("/api/desk/chats/" + chat + "/claim", Map.of());
  }

  @Test
  @Order(3)
  void typingAndReadingAreSeenOnTheOtherNode() {
    try (WireClient customer = WireClient.connect(other.base())) {
      String chat = conversation(customer.hello());
      customer.say("I want to talk to a person");
      customer.notice("desk-waiting");
      ana.post("/api/desk/chats/" + chat + "/claim", Map.of()).ok();
      customer.notice("desk-claimed");
      ana.send(Map.of("type", "watch", "chat", chat, "since", 0));
      customer.say("are you there?");
      long said = customer.next("ack").path("seq").asLong();
      ana.next("event", frame -> frame.at("/event/seq").asLong() == said);
      ana.send(Map.of("type", "seen", "chat", chat, "seq", said));
      assertThat(customer.next("read").path("seq").asLong()).isEqualTo(said);
      ana.send(Map.of("type", "typing", "chat", chat, "on", true));
      assertThat(customer.next("typing").path("from").asText()).isEqualTo("agent");
      customer.send("{\"type\":\"typing\",\"on\":true}");
      ana.next("typing", frame -> frame.path("chat").asText().equals(chat));
      ana.post("/api/desk/chats/" + chat + "/hand-back", Map.of()).ok();
      customer.notice("desk-returned");
    }
  }

  @Test
  @Order(4)
  void aSessionThatEndsOnOneNodeGetsNothingMoreOnTheOther() {
    AgentClient cleo = admin.hire("cleo", "Cleo", OWN);
    try (AgentClient there = cleo.at(other.base()).sitDown()) {
      cleo.delete("/api/desk/session").ok();
      assertThat(there.closeCode()).isEqualTo(4401);
      assertThat(there.get("/api/desk/chats?list=waiting").status()).isEqualTo(401);
    } finally {
      cleo.close();
    }
  }

  @Test
  @Order(5)
  void pagesOnTwoNodesRaceForAChatAndTheLosersNamesTheWinner() {
    try (AgentPage dora = page(one, "dora", "Dora");
        AgentPage eli = page(other, "eli", "Eli");
        CustomerPage customer =
            new CustomerPage(Chromium.shared().newContext(), other.base()).asksForAPerson()) {
      String chat = customer.id();
      List<Route> held = new ArrayList<>();
      eli.page().route("**/claim", held::add);
      eli.list("waiting").open(chat);
      eli.act("claim").click();
      eli.page().waitForCondition(() -> !held.isEmpty());
      dora.claim(chat);
      held.getFirst().resume();
      PlaywrightAssertions.assertThat(eli.banner()).containsText("Dora claimed this chat first");
      customer.sees("now chatting with Dora from our team");
      dora.say("Hello from the other node.");
      customer.sees("Hello from the other node.");
      customer.say("and hello back");
      dora.sees("and hello back");
      dora.act("hand-back").click();
      dora.dialog().locator("[type=submit]").click();
      PlaywrightAssertions.assertThat(dora.act("hand-back")).hasCount(0);
    }
  }

  private static AgentPage page(ServerProcess node, String name, String displayName) {
    admin.hire(name, displayName, OWN).close();
    BrowserContext context = Chromium.shared().newContext();
    context
        .request()
        .post(
            node.base().resolve("/api/desk/session").toString(),
            RequestOptions.create()
                .setHeader("Doorman-Desk", "1")
                .setData(Map.of("name", name, "password", OWN)));
    return new AgentPage(context, node.base(), displayName);
  }

  @Test
  @Order(6)
  void whatAnAgentOfADeadNodeHadWaitsAgainAndIsTakenOnTheOther() {
    WireClient customer = WireClient.connect(one.base());
    JsonNode welcome = customer.hello();
    String chat = conversation(welcome);
    customer.say("I want to talk to a person");
    customer.notice("desk-waiting");
    ana.post("/api/desk/chats/" + chat + "/claim", Map.of()).ok();
    customer.notice("desk-claimed");
    AgentPage page = page(other, "finn", "Finn");
    page.page().navigate(other.base() + "/desk#/colleagues");
    var colleague = page.part("tbody tr", "Ana");
    PlaywrightAssertions.assertThat(colleague).containsText("Online");
    one.kill();
    PlaywrightAssertions.assertThat(colleague).containsText("Offline");
    page.close();
    isTold(ben, "Ana", "offline");
    assertThat(ben.presenceOf("Ben")).isEqualTo("online");
    ben.chat(chat, "waiting");
    try (WireClient back = WireClient.connect(other.base())) {
      back.hello(welcome.path("resume").asText(), welcome.path("epoch").asText(), 0);
      back.notice("desk-requeued");
      ben.post("/api/desk/chats/" + chat + "/claim", Map.of()).ok();
      back.notice("desk-claimed");
      back.say("hello?");
      back.next("ack");
      ben.post(
              "/api/desk/chats/" + chat + "/messages",
              Map.of("id", java.util.UUID.randomUUID().toString(), "text", "Here I am."))
          .ok();
      assertThat(back.event("text").at("/body/text").asText()).isEqualTo("hello?");
      assertThat(back.event("text").at("/body/text").asText()).isEqualTo("Here I am.");
    } finally {
      customer.close();
    }
  }
}

package dev.doorman.desk.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import dev.doorman.access.DeskAccounts;
import dev.doorman.access.DeskAccounts.Somebody;
import dev.doorman.access.Role;
import dev.doorman.access.Sessions;
import dev.doorman.access.WithAdmin;
import dev.doorman.base.ConversationId;
import dev.doorman.chat.WireClient;
import dev.doorman.desk.NoteBook;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Presences;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents do, over HTTP, with a customer at the other end. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class DeskApiTest {
  private static final String CHATS = "/api/desk/chats";

  @TestHTTPResource("/")
  URI server;

  @Inject DeskAccounts accounts;
  @Inject Presences presences;
  @Inject NoteBook notes;
  @Inject MeterRegistry meters;
  @Inject Clock clock;

  private Somebody ann;
  private Somebody bob;

  @BeforeEach
  void come() {
    ann = online(accounts.signedIn(Role.AGENT));
    bob = online(accounts.signedIn(Role.AGENT));
  }

  /** As if the user had a page open for the length of the test. */
  private Somebody online(Somebody who) {
    var until = clock.instant().plus(Duration.ofMinutes(10));
    presences.renew(UUID.randomUUID(), Map.of(who.agent().id(), Presence.ONLINE), until);
    return who;
  }

  private static RequestSpecification as(Somebody who) {
    return given()
        .cookie(Sessions.COOKIE, who.cookie())
        .header("Doorman-Desk", "1")
        .contentType("application/json");
  }

  private static Response post(Somebody who, String chat, String move, String body) {
    return as(who).body(body.replace('\'', '"')).post(CHATS + "/" + chat + "/" + move);
  }

  private static String ask(WireClient customer) {
    String id = customer.hello().path("conversation").asText();
    customer.say("Talk to a person");
    customer.notice("desk-waiting");
    return id;
  }

  @Test
  void ofTwoAgentsAtOnceOneGetsTheChatAndTheOtherIsToldWho() throws Exception {
    double before = meters.counter("doorman.desk.claims.lost").count();
    try (var customer = WireClient.connect(server);
        var pool = Executors.newFixedThreadPool(2)) {
      String chat = ask(customer);
      List<Callable<Response>> claims =
          List.of(() -> post(ann, chat, "claim", ""), () -> post(bob, chat, "claim", ""));
      List<Response> answers = new ArrayList<>();
      for (var claim : pool.invokeAll(claims)) {
        answers.add(claim.get());
      }
      Somebody winner = answers.get(0).statusCode() == 200 ? ann : bob;
      Response lost = answers.get(winner.equals(ann) ? 1 : 0);
      assertThat(answers.get(winner.equals(ann) ? 0 : 1).statusCode()).isEqualTo(200);
      assertThat(lost.statusCode()).isEqualTo(409);
      lost.then()
          .contentType("application/problem+json")
          .body("code", equalTo("claimed"))
          .body("by.id", equalTo(winner.agent().id().toString()))
          .body("by.displayName", equalTo(winner.agent().displayName()));
      post(winner, chat, "claim", "").then().statusCode(200).body("state", equalTo("held"));
      assertThat(meters.counter("doorman.desk.claims.lost").count()).isEqualTo(before + 1);
      Somebody loser = winner.equals(ann) ? bob : ann;
      String words = "{'id':'" + UUID.randomUUID() + "','text':'hello'}";
      post(loser, chat, "messages", words)
          .then()
          .statusCode(409)
          .body("code", equalTo("not-yours"));
      post(loser, chat, "close", "{'outcome':'solved'}").then().statusCode(409);
      post(winner, chat, "close", "{'outcome':'solved'}").then().statusCode(200);
    }
  }

  @Test
  void aChatFromTheFirstWordToTheClose() {
    try (var customer = WireClient.connect(server)) {
      String chat = customer.hello().path("conversation").asText();
      customer.say("How do I delete my photos from the server?");
      customer.next("ack");
      customer.say("Talk to a person");
      customer.notice("desk-waiting");
      as(ann)
          .get(CHATS + "?list=waiting")
          .then()
          .statusCode(200)
          .body("chats.id", hasItem(chat))
          .body("agents.id", hasItem(ann.agent().id().toString()));
      post(ann, chat, "claim", "").then().statusCode(200);
      customer.notice("desk-claimed");

      String message =
          "{'id':'%s','text':'I look into it.','citations':[{'article':'%s','section':'%s'}]}";
      var suggested =
          as(ann)
              .queryParam("q", "how do I delete my account")
              .get(CHATS + "/" + chat + "/suggestions")
              .then()
              .statusCode(200)
              .body("suggestions[0].text", notNullValue())
              .extract();
      String sent =
          message.formatted(
              UUID.randomUUID(),
              suggested.path("suggestions[0].article"),
              suggested.path("suggestions[0].section"));
      int seq = post(ann, chat, "messages", sent).then().statusCode(200).extract().path("seq");
      post(ann, chat, "messages", sent).then().statusCode(200).body("seq", equalTo(seq));
      assertThat(customer.next("event").toString()).isNotEmpty();
      post(
              ann,
              chat,
              "messages",
              message.formatted(UUID.randomUUID(), "no-such-article", "nowhere"))
          .then()
          .statusCode(422)
          .body("code", equalTo("unknown-section"));

      String note = "{'id':'" + UUID.randomUUID() + "','text':'calls back at noon'}";
      post(ann, chat, "notes", note).then().statusCode(201);
      post(ann, chat, "notes", note).then().statusCode(201);
      as(bob)
          .get(CHATS + "/" + chat)
          .then()
          .statusCode(200)
          .body("state", equalTo("held"))
          .body("agent.id", equalTo(ann.agent().id().toString()))
          .body("notes.text", contains("calls back at noon"))
          .body("flow.step", equalTo("open"))
          .body("flow.inFlow", equalTo(false))
          .body("summary.by", equalTo("extract"))
          .body("summary.lines[0]", containsString("How do I delete my photos"))
          .body("history", hasSize(1));
      as(bob)
          .get(CHATS + "/" + chat + "/events?after=0&limit=500")
          .then()
          .statusCode(200)
          .body("events.findAll { it.from == 'agent' }", hasSize(1))
          .body("events.body.text", hasItem("I look into it."))
          .body("events.body.text", not(hasItem("calls back at noon")));

      post(ann, chat, "transfer", "{'agent':'" + bob.agent().id() + "'}")
          .then()
          .statusCode(200)
          .body("agent.id", equalTo(bob.agent().id().toString()));
      customer.notice("desk-transferred");
      post(bob, chat, "transfer", "{'team':'nobody'}")
          .then()
          .statusCode(422)
          .body("code", equalTo("unknown-team"));
      post(bob, chat, "hand-back", "").then().statusCode(200).body("state", equalTo("returned"));
      customer.notice("desk-returned");
      as(ann)
          .queryParam("q", "LOOK into")
          .get("/api/desk/search")
          .then()
          .statusCode(200)
          .body("hits.chat.id", hasItem(chat))
          .body("cut", equalTo(false));
    }
  }

  @Test
  void anotherTeamsClosedChatsAreNotThereAndAnEditorHasNone() {
    try (var customer = WireClient.connect(server)) {
      String chat = ask(customer);
      post(ann, chat, "claim", "").then().statusCode(200);
      String word = "w" + UUID.randomUUID().toString().substring(0, 8);
      post(ann, chat, "messages", "{'id':'" + UUID.randomUUID() + "','text':'" + word + "'}");
      post(ann, chat, "close", "{'outcome':'solved','tags':['parcel']}")
          .then()
          .statusCode(200)
          .body("outcome", equalTo("solved"))
          .body("tags", contains("parcel"));

      Somebody other = accounts.signedIn(Set.of("billing"), Role.AGENT);
      as(other).get(CHATS + "?list=closed").then().statusCode(200).body("chats.id", empty());
      as(other)
          .get(CHATS + "/" + chat)
          .then()
          .statusCode(404)
          .body("code", equalTo("unknown-chat"));
      as(other).get(CHATS + "/" + chat + "/events").then().statusCode(404);
      as(other).get(CHATS + "/" + chat + "/suggestions").then().statusCode(404);
      as(other).get("/api/desk/search?q=" + word).then().statusCode(200).body("hits", empty());
      String text = "{'id':'" + UUID.randomUUID() + "','text':'x'}";
      Map.of(
              "claim", "",
              "messages", text,
              "notes", text,
              "transfer", "{'team':'billing'}",
              "hand-back", "",
              "close", "{'outcome':'spam'}")
          .forEach(
              (move, body) ->
                  assertThat(post(other, chat, move, body).statusCode()).as(move).isEqualTo(404));
      as(bob).get(CHATS + "?list=closed").then().body("chats.id", hasItem(chat));
      as(bob)
          .get("/api/desk/search?q=" + word)
          .then()
          .body("hits.chat.id", everyItem(equalTo(chat)));

      Somebody editor = accounts.signedIn(Role.EDITOR);
      as(editor).get(CHATS).then().statusCode(403);
      as(editor).get(CHATS + "/" + chat).then().statusCode(403);
      post(editor, chat, "claim", "").then().statusCode(403);
      as(editor).get("/api/desk/search?q=x").then().statusCode(403);
    }
  }

  @Test
  void whatIsNotedIsErasedWithTheConversationAndTheChatIsGone() {
    try (var customer = WireClient.connect(server)) {
      var welcome = customer.hello();
      String chat = welcome.path("conversation").asText();
      customer.say("Talk to a person");
      customer.notice("desk-waiting");
      assertThat(meters.get("doorman.desk.waiting").gauge().value()).isPositive();
      assertThat(meters.get("doorman.desk.agents.online").gauge().value()).isGreaterThan(1);
      post(ann, chat, "notes", "{'id':'" + UUID.randomUUID() + "','text':'a secret'}")
          .then()
          .statusCode(201);
      var id = new ConversationId(UUID.fromString(chat));
      assertThat(notes.of(id)).hasSize(1);
      given()
          .header("Authorization", "Bearer " + welcome.path("resume").asText())
          .delete("/api/conversation")
          .then()
          .statusCode(204);
      assertThat(notes.of(id)).isEmpty();
      as(ann).get(CHATS + "/" + chat).then().statusCode(404);
      as(ann).get(CHATS + "?list=all").then().body("chats.id", not(hasItem(chat)));
    }
  }

  @Test
  void badInputIsToldWhatToDo() {
    as(ann)
        .get(CHATS + "?list=all-of-them")
        .then()
        .statusCode(400)
        .body("detail", containsString("waiting, mine"));
    as(ann).get(CHATS + "/nonsense").then().statusCode(404);
    as(ann).get("/api/desk/search").then().statusCode(400);
    String nobody = UUID.randomUUID().toString();
    as(ann).body("[]").post(CHATS + "/" + nobody + "/notes").then().statusCode(400);
    as(ann)
        .body("{\"id\":\"1\",\"text\":\"x\"}")
        .post(CHATS + "/" + nobody + "/notes")
        .then()
        .statusCode(400)
        .body("detail", containsString("UUID"));
    as(ann).body("{}").post(CHATS + "/" + nobody + "/transfer").then().statusCode(400);
    as(ann)
        .body("{\"outcome\":\"great\"}")
        .post(CHATS + "/" + nobody + "/close")
        .then()
        .statusCode(400)
        .body("detail", containsString("no-reply"));
  }
}

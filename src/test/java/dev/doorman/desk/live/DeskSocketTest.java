package dev.doorman.desk.live;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.access.DeskAccounts;
import dev.doorman.access.DeskAccounts.Somebody;
import dev.doorman.access.Role;
import dev.doorman.access.Sessions;
import dev.doorman.access.WithAdmin;
import dev.doorman.chat.WireClient;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Agents' pages and a customer, over the real application. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class DeskSocketTest {
  @TestHTTPResource("/")
  URI server;

  @Inject DeskAccounts accounts;

  private static String post(Somebody who, String path, String body, int status) {
    return given()
        .cookie(Sessions.COOKIE, who.cookie())
        .header("Doorman-Desk", "1")
        .contentType("application/json")
        .body(body.replace('\'', '"'))
        .post("/api/desk/chats/" + path)
        .then()
        .statusCode(status)
        .extract()
        .asString();
  }

  /** A customer who asked for a person while an agent is online. */
  private String ask(WireClient customer) {
    String id = customer.hello().path("conversation").asText();
    customer.say("Talk to a person");
    customer.notice("desk-waiting");
    return id;
  }

  @Test
  void aNewChatAppearsAtItsTeamsPagesAndAtNoOthers() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    Somebody bob = accounts.signedIn(Set.of("billing"), Role.AGENT);
    Somebody lea = accounts.signedIn(Set.of("billing"), Role.LEAD);
    try (var annPage = DeskPage.open(server, ann.cookie());
        var bobPage = DeskPage.open(server, bob.cookie());
        var leaPage = DeskPage.open(server, lea.cookie());
        var customer = WireClient.connect(server)) {
      assertThat(annPage.next("hello").at("/me/id").asText())
          .isEqualTo(ann.agent().id().toString());
      bobPage.next("agents");
      String chat = ask(customer);
      JsonNode row = annPage.row(chat, "waiting");
      assertThat(row.path("reason").asText()).isEqualTo("asked");
      assertThat(row.path("sla").asText()).isEqualTo("ok");
      leaPage.row(chat, "waiting");
      post(ann, chat + "/claim", "", 200);
      leaPage.row(chat, "held");
      post(ann, chat + "/close", "{'outcome':'solved'}", 200);
      annPage.row(chat, "closed");
      leaPage.row(chat, "closed");
      assertThat(bobPage.raw()).noneMatch(frame -> frame.contains(chat));
    }
  }

  @Test
  void aWatchedChatIsCaughtUpAndGoesOnLive() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    try (var page = DeskPage.open(server, ann.cookie());
        var customer = WireClient.connect(server)) {
      page.next("agents");
      String chat = ask(customer);
      post(ann, chat + "/claim", "", 200);
      page.send("{'type':'watch','chat':'" + chat + "','since':1}");
      assertThat(page.next("event").at("/event/seq").asLong()).isEqualTo(2);
      customer.say("my parcel is lost");
      JsonNode event =
          page.next(
              frame -> frame.at("/event/body/text").asText().equals("my parcel is lost"), "words");
      assertThat(event.at("/event/from").asText()).isEqualTo("customer");
      long seq = event.at("/event/seq").asLong();
      page.next(
          frame -> frame.at("/chat/unread").asInt() > 0 && frame.toString().contains(chat),
          "unread");
      page.send("{'type':'seen','chat':'" + chat + "','seq':" + seq + "}");
      page.next(
          frame ->
              frame.path("type").asText().equals("chat")
                  && frame.toString().contains(chat)
                  && frame.at("/chat/unread").asInt() == 0,
          "row without unread");
      assertThat(customer.next("read").path("seq").asLong()).isEqualTo(seq);
      page.send("{'type':'typing','chat':'" + chat + "','on':true}");
      customer.next("typing");
      post(ann, chat + "/close", "{'outcome':'solved'}", 200);
    }
  }

  @Test
  void whatAnAgentMayNotSeeCannotBeWatched() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    Somebody bob = accounts.signedIn(Set.of("billing"), Role.AGENT);
    try (var annPage = DeskPage.open(server, ann.cookie());
        var bobPage = DeskPage.open(server, bob.cookie());
        var customer = WireClient.connect(server)) {
      annPage.next("agents");
      bobPage.next("agents");
      String chat = ask(customer);
      bobPage.send("{'type':'watch','chat':'" + chat + "','since':0}");
      assertThat(bobPage.next("error").path("code").asText()).isEqualTo("unknown-chat");
      post(ann, chat + "/claim", "", 200);
      post(ann, chat + "/close", "{'outcome':'solved'}", 200);
      bobPage.send("{'type':'watch','chat':'" + chat + "','since':0}");
      assertThat(bobPage.next("error").path("code").asText()).isEqualTo("unknown-chat");
    }
  }

  @Test
  void aSignedOutSessionGetsNothingOverAnOpenSocket() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    Somebody bob = accounts.signedIn(Role.AGENT);
    try (var page = DeskPage.open(server, ann.cookie());
        var other = DeskPage.open(server, bob.cookie());
        var customer = WireClient.connect(server)) {
      page.next("agents");
      other.next("agents");
      given()
          .cookie(Sessions.COOKIE, ann.cookie())
          .header("Doorman-Desk", "1")
          .delete("/api/desk/session")
          .then()
          .statusCode(204);
      assertThat(page.closeCode()).isEqualTo(4401);
      int before = page.raw().size();
      String chat = ask(customer);
      other.row(chat, "waiting");
      assertThat(page.raw()).hasSize(before).noneMatch(frame -> frame.contains(chat));
      post(bob, chat + "/claim", "", 200);
      post(bob, chat + "/close", "{'outcome':'spam'}", 200);
    }
  }

  @Test
  void whoIsNotSignedInOrHasNoChatsIsSentAway() {
    try (var page = DeskPage.open(server, "made-up")) {
      assertThat(page.closeCode()).isEqualTo(4401);
      assertThat(page.raw()).isEmpty();
    }
    Somebody eve = accounts.signedIn(Role.EDITOR);
    try (var page = DeskPage.open(server, eve.cookie())) {
      assertThat(page.closeCode()).isEqualTo(4403);
      assertThat(page.raw()).isEmpty();
    }
  }

  @Test
  void pagesOfOtherOriginsCannotOpenIt() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    assertThatThrownBy(
            () -> DeskPage.openFrom("https://elsewhere.example", server, ann.cookie()).close())
        .hasRootCauseMessage("Unexpected HTTP response status code 403");
  }

  @Test
  void aPageThatTalksNonsenseIsClosed() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    try (var page = DeskPage.open(server, ann.cookie())) {
      page.next("hello");
      page.send("{'type':'presence','state':'asleep'}");
      assertThat(page.next("error").path("code").asText()).isEqualTo("bad-frame");
      page.send("nonsense");
      assertThat(page.closeCode()).isEqualTo(1007);
    }
  }

  @Test
  void aPageThatSendsTooMuchIsClosed() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    // Each frame waits for the answer to the one before: what is on its way when the server closes
    // could reset the connection, and the close frame would be lost with it.
    try (var page = DeskPage.open(server, ann.cookie())) {
      page.next("hello");
      int sent = 0;
      do {
        page.send("{'type':'watch','chat':'00000000-0000-0000-0000-000000000000','since':0}");
        sent++;
      } while (sent < 2_000 && page.isAnswered("error"));
      assertThat(page.closeCode()).isEqualTo(1008);
      assertThat(sent).as("frames before it").isGreaterThan(100);
    }
  }

  @Test
  void aPageThatSendsFasterThanItIsServedIsClosed() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    try (var page = DeskPage.open(server, ann.cookie())) {
      page.next("hello");
      page.flood("{'type':'unwatch','chat':'00000000-0000-0000-0000-000000000000'}", 2_000);
      // The reason may be lost with what was on its way.
      assertThat(page.end()).isIn(Optional.of(1008), Optional.empty());
    }
  }

  @Test
  void presenceIsSeenByColleaguesAndAClosedTabPutsTheChatBack() {
    Somebody ann = accounts.signedIn(Role.AGENT);
    Somebody bob = accounts.signedIn(Role.AGENT);
    try (var bobPage = DeskPage.open(server, bob.cookie());
        var customer = WireClient.connect(server)) {
      bobPage.next("agents");
      String chat;
      try (var annPage = DeskPage.open(server, ann.cookie())) {
        annPage.next("hello");
        presence(bobPage, ann, "online");
        annPage.send("{'type':'presence','state':'away'}");
        presence(bobPage, ann, "away");
        annPage.send("{'type':'presence','state':'online'}");
        presence(bobPage, ann, "online");
        chat = ask(customer);
        post(ann, chat + "/claim", "", 200);
        customer.notice("desk-claimed");
        bobPage.row(chat, "held");
      }
      presence(bobPage, ann, "offline");
      bobPage.row(chat, "waiting");
      customer.notice("desk-requeued");
      post(bob, chat + "/claim", "", 200);
      post(bob, chat + "/close", "{'outcome':'no-reply'}", 200);
    }
  }

  private static void presence(DeskPage page, Somebody who, String presence) {
    page.next(
        frame -> {
          for (JsonNode agent : frame.path("agents")) {
            if (agent.path("id").asText().equals(who.agent().id().toString())) {
              return agent.path("presence").asText().equals(presence);
            }
          }
          return false;
        },
        who.agent().name() + " " + presence);
  }
}

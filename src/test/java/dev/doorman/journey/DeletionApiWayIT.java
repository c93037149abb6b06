package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.chat.WireClient;
import dev.doorman.journey.TcpProxy.Fault;
import dev.doorman.sandbox.Browser;
import dev.doorman.sandbox.Mailbox;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way between the nodes and the deletion API fails; docs/operations.md says what then. */
class DeletionApiWayIT {
  /** The longest pause between two tries, and a call that gets no answer. */
  private static final Duration HEALED = Duration.ofSeconds(45);

  private static Ways ways;

  private WireClient client;
  private String conversation;

  @BeforeAll
  static void start() {
    ways = Ways.shared();
  }

  @BeforeEach
  void connect() {
    client = WireClient.connect(ways.faulty.base());
    conversation = client.hello().path("conversation").asText();
    client.event("text");
  }

  @AfterEach
  void mend() {
    client.close();
    ways.toApi.set(new Fault.None());
  }

  @Test
  void latencyOnlySlowsDown() throws SQLException {
    ways.toApi.set(new Fault.Latency(Duration.ofMillis(300)));
    order();
    verify();
    client.choose(client.prompt("final-confirmation"), "confirm");
    client.event("receipt");
    assertThat(states()).containsExactly("accepted");
  }

  @Test
  void connectionsThatAreResetAreToldAndTheRequestIsMadeOnce() {
    isToldAndMakesOneRequest(new Fault.Resets());
  }

  @Test
  void anApiThatFallsSilentIsToldAndWhatArrivesLateMakesNoSecondRequest() {
    isToldAndMakesOneRequest(new Fault.BlackHole());
  }

  @Test
  void connectionsLostWithoutAWordMakeNoSecondRequest() throws SQLException {
    ways.toApi.set(new Fault.SlowClose(Duration.ofSeconds(5)));
    order();
    await(HEALED, "awaiting_verification");
    client.event("handoff");
  }

  @Test
  void aConfirmationIntoSilenceIsToldAsUnknownAndCountsOnce() throws SQLException {
    order();
    verify();
    JsonNode last = client.prompt("final-confirmation");
    ways.toApi.set(new Fault.BlackHole());
    client.choose(last, "confirm");
    client.notice("outcome-unknown");
    assertThat(states()).containsExactly("verified");
    ways.toApi.set(new Fault.None());
    await(HEALED, "accepted");
    assertThat(client.event("receipt").at("/body/state").asText()).isEqualTo("accepted");
    assertThat(client.raw().stream().filter(frame -> frame.contains("\"kind\":\"receipt\"")))
        .hasSize(1);
  }

  private void isToldAndMakesOneRequest(Fault fault) {
    ways.toApi.set(fault);
    order();
    client.notice("api-trouble-create");
    theChatGoesOn();
    ways.toApi.set(new Fault.None());
    await(HEALED, "awaiting_verification");
    client.event("handoff");
  }

  private void order() {
    client.say("delete my account");
    client.choose(client.prompt("sign-out-offer"), "delete");
    client.choose(client.prompt("warning"), "continue");
  }

  private void theChatGoesOn() {
    client.say("What happens to my photos?");
    client.event("answer");
    for (ServerProcess node : List.of(ways.faulty, ways.sound)) {
      assertThat(node.readiness()).startsWith("200 ");
    }
  }

  private void verify() throws SQLException {
    String name = "c" + UUID.randomUUID().toString().substring(0, 8);
    String email = name + "@example.com";
    try (var database = ways.cluster.connection();
        var insert =
            database.prepareStatement("insert into \"sandbox\".account values (?, ?, null)")) {
      insert.setString(1, name);
      insert.setString(2, email);
      insert.executeUpdate();
    }
    URI sandbox = ways.sound.base();
    String link = client.event("handoff").at("/body/url").asText();
    URI page = sandbox.resolve(URI.create(link).getRawPath());
    Browser.press(page, "yes");
    Browser.fill(page, "contact", email, "identify");
    var mailbox = new Mailbox(sandbox);
    Diary.until("a code", HEALED, () -> mailbox.count(email) > 0);
    var done = Browser.fill(page, "code", mailbox.code(email), "check");
    assertThat(Browser.heading(done)).isEqualTo("You’re verified");
  }

  /** Of all requests that this conversation has made. */
  private List<String> states() {
    try (var connection = ways.cluster.connection()) {
      return SandboxRequests.states(connection, conversation);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void await(Duration most, String state) {
    Diary.until(state, most, () -> states().equals(List.of(state)));
    assertThat(states()).containsExactly(state);
  }
}

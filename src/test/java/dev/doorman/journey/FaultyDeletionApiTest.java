package dev.doorman.journey;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.TestClock;
import dev.doorman.chat.WireClient;
import dev.doorman.sandbox.Accounts;
import dev.doorman.sandbox.Browser;
import dev.doorman.sandbox.FaultyProxy;
import dev.doorman.sandbox.FaultyProxy.Fault;
import dev.doorman.sandbox.Mailbox;
import dev.doorman.sandbox.SandboxConfig;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The whole flow over the socket, against the real sandbox, while the way between them or the
 * customer does what they do at times: the right words come, and there is one request at the end.
 */
@QuarkusTest
@QuarkusTestResource(value = BehindProxy.class, restrictToAnnotatedClass = true)
class FaultyDeletionApiTest {
  @TestHTTPResource("/")
  URI server;

  @Inject DataSource database;
  @Inject Accounts accounts;
  @Inject SandboxConfig sandbox;
  @Inject TestClock clock;

  FaultyProxy proxy;

  private WireClient client;
  private String conversation;

  @BeforeEach
  void connect() {
    proxy.set(new Fault.None());
    client = WireClient.connect(server);
    conversation = client.hello().path("conversation").asText();
    client.event("text");
  }

  @AfterEach
  void disconnect() {
    proxy.set(new Fault.None());
    client.close();
  }

  @Test
  void anApiThatIsDownIsToldOnceAndTheRequestMadeWhenItIsBack() {
    proxy.set(new Fault.Down());
    wish();
    client.notice("api-trouble-create");
    mend();
    client.prompt("verify");
    assertThat(requests()).containsExactly("awaiting_verification");
  }

  @Test
  void anApiThatFailsAfterItMadeTheRequestMakesNoSecondOne() {
    proxy.set(new Fault.FailingAfterwards(500));
    wish();
    client.notice("api-trouble-create");
    mend();
    client.prompt("verify");
    assertThat(requests()).containsExactly("awaiting_verification");
  }

  @Test
  void anApiThatIsTooSlowMakesNoSecondRequest() {
    var gate = new CountDownLatch(1);
    proxy.set(new Fault.Slow(gate));
    wish();
    client.notice("api-trouble-create");
    gate.countDown();
    mend();
    client.prompt("verify");
    assertThat(requests()).containsExactly("awaiting_verification");
  }

  @Test
  void aConfirmationWhoseAnswerIsLostIsToldAsUnknownAndAcceptedOnce() {
    wish();
    verify(link());
    JsonNode last = client.prompt("final-confirmation");
    proxy.set(new Fault.LosingTheAnswer());
    client.choose(last, "confirm");
    client.notice("outcome-unknown");
    mend();
    JsonNode receipt = client.event("receipt");
    assertThat(receipt.at("/body/state").asText()).isEqualTo("accepted");
    assertThat(requests()).containsExactly("accepted");
  }

  @Test
  void aConfirmationThatNeverArrivedIsSentAgain() {
    wish();
    verify(link());
    JsonNode last = client.prompt("final-confirmation");
    proxy.set(new Fault.Down());
    client.choose(last, "confirm");
    client.notice("outcome-unknown");
    assertThat(requests()).containsExactly("verified");
    mend();
    client.event("receipt");
    assertThat(requests()).containsExactly("accepted");
  }

  @Test
  void fiveWrongCodesLockTheRequestAndTheChatSaysSo() {
    wish();
    URI link = link();
    String email = accounts.add();
    askForCode(link, email);
    for (int pause : new int[] {0, 0, 60, 120, 0}) {
      Browser.fill(link, "code", new Mailbox(server).wrongCode(email), "check");
      clock.advance(Duration.ofSeconds(pause));
    }
    client.notice("locked");
    assertThat(requests()).containsExactly("locked");
  }

  @Test
  void anExpiredLinkIsToldAndANewOneLeadsOn() {
    wish();
    URI first = link();
    client.prompt("verify");
    clock.advance(sandbox.linkLifetime().plusSeconds(5));
    client.notice("link-expired");
    JsonNode again = client.prompt("verify");
    client.choose(again, "new-link");
    URI second = link();
    assertThat(second).isNotEqualTo(first);
    verify(second);
    client.prompt("final-confirmation");
    assertThat(requests()).containsExactly("verified");
  }

  @Test
  void aRequestThatSomebodyElseCallsNotTheirsIsClosed() {
    wish();
    Browser.press(link(), "no");
    client.notice("rejected");
    assertThat(requests()).containsExactly("rejected");
  }

  @Test
  void stoppingWhileVerifyingWithdrawsTheRequest() {
    wish();
    link();
    client.choose(client.prompt("verify"), "cancel");
    client.event("text");
    awaitRequest("withdrawn");
  }

  @Test
  void aCodeTypedIntoTheChatReachesNoTable() {
    wish();
    URI link = link();
    String email = accounts.add();
    askForCode(link, email);
    String code = new Mailbox(server).code(email);
    client.say("my code is " + code.substring(0, 3) + " " + code.substring(3));
    client.notice("code-masked");
    assertThat(client.raw()).noneMatch(frame -> frame.contains(code));
    assertThat(Tables.outsideSandbox(database))
        .isNotEmpty()
        .noneMatch(row -> row.contains(code))
        .noneMatch(row -> row.contains(code.substring(0, 3) + " " + code.substring(3)));
  }

  /** The fault is over, and the next try is due. */
  private void mend() {
    proxy.set(new Fault.None());
    clock.advance(Duration.ofMinutes(1));
  }

  private void wish() {
    client.say("delete my account");
    client.choose(client.prompt("sign-out-offer"), "delete");
    client.choose(client.prompt("warning"), "continue");
  }

  private URI link() {
    return URI.create(client.event("handoff").at("/body/url").asText());
  }

  private void askForCode(URI link, String email) {
    Browser.press(link, "yes");
    assertThat(Browser.heading(Browser.fill(link, "contact", email, "identify")))
        .isEqualTo("Enter your code");
  }

  private void verify(URI link) {
    String email = accounts.add();
    askForCode(link, email);
    var page = Browser.fill(link, "code", new Mailbox(server).code(email), "check");
    assertThat(Browser.heading(page)).isEqualTo("You’re verified");
  }

  /** The states of all requests that this conversation has made at the sandbox. */
  private List<String> requests() {
    try (var connection = database.getConnection()) {
      return SandboxRequests.states(connection, conversation);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  private void awaitRequest(String state) {
    await("the only request's state")
        .untilAsserted(() -> assertThat(requests()).containsExactly(state));
  }
}

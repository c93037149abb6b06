package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Networks that are slow, go away and come back, machines that sleep, servers that restart. */
@ExtendWith(Stage.Provider.class)
class WidgetNetworkIT {
  private static final int RESTART = 1012;
  private static final int ANOTHER_CUSTOMER = 4409;

  private Stage stage;
  private BrowserContext context;

  @BeforeEach
  void arrive(Stage shared) {
    stage = shared;
    context = stage.visitor();
  }

  @AfterEach
  void leave() {
    context.close();
  }

  private String help() {
    return stage.server() + "/help/delete-or-deactivate";
  }

  @Test
  void whatIsTypedOfflineIsKeptAcrossAReloadAndSentOnce() {
    var chat = new Chat(context, help()).open();
    context.setOffline(true);
    chat.say("What happens to my photos?");
    assertThat(chat.widget()).containsText("Reconnecting");
    assertThat(chat.widget()).containsText("Waiting for a connection");
    context.setOffline(false);
    chat.page().reload();
    chat.sees("typically 30 days");
    chat.page().reload();
    chat.sees("typically 30 days");
    assertThat(chat.widget().locator(".row.customer")).hasCount(1);
    assertThat(chat.log().getByText("What happens to my photos?")).hasCount(1);
  }

  @Test
  void aMessageWhoseAcknowledgementIsLostIsSentAgainUnderItsIdAndShownOnce() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    server.deaf();
    chat.say("hello");
    chat.page().waitForCondition(() -> server.heard("say").size() == 1);
    server.hearing().close(1011);
    chat.page().waitForCondition(() -> server.heard("say").size() == 2);
    assertThat(server.heard("say").stream().map(said -> said.path("id").asText()).distinct())
        .hasSize(1);
    assertThat(chat.widget().locator(".row.customer")).hasCount(1);
  }

  @Test
  void overASlowNetworkNothingIsSaidTwiceAndNothingIsLost() {
    var chat = new Chat(context, help()).open();
    var network = context.newCDPSession(chat.page());
    network.send("Network.enable");
    var slow = new JsonObject();
    slow.addProperty("offline", false);
    slow.addProperty("latency", 1_500);
    slow.addProperty("downloadThroughput", 5_000);
    slow.addProperty("uploadThroughput", 2_000);
    network.send("Network.emulateNetworkConditions", slow);
    chat.say("What happens to my photos?");
    chat.say("How long does the deletion take?");
    chat.sees("typically 30 days");
    chat.sees("15 business days");
    assertThat(chat.widget().locator(".row.customer")).hasCount(2);
  }

  @Test
  void aShortBreakIsNobodysBusiness() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    chat.page().clock().install();
    server.close(1011);
    chat.page().clock().runFor(1_400);
    assertThat(chat.widget().locator(".banner")).hasCount(0);
  }

  @Test
  void theConnectionIsTriedAgainWithGrowingPausesAndOnceTheCustomerAsks() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    chat.page().clock().install();
    server.close(1011);
    // A first pause of half a second to a second, then one to two.
    chat.page().clock().runFor(450);
    assertThat(server.hellos()).hasSize(1);
    chat.page().clock().runFor(600);
    chat.page().waitForCondition(() -> server.hellos().size() == 2);
    server.close(1011);
    chat.page().clock().runFor(950);
    assertThat(server.hellos()).hasSize(2);
    chat.page().clock().runFor(1_100);
    chat.page().waitForCondition(() -> server.hellos().size() == 3);
  }

  @Test
  void aServerThatGoesAwayIsComeBackToAfterASpreadOutDelay() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    chat.page().clock().install();
    chat.page().evaluate("() => { Math.random = () => 0.7; }");
    server.close(RESTART);
    chat.page().clock().runFor(6_900);
    assertThat(server.hellos()).hasSize(1);
    chat.page().clock().runFor(200);
    chat.page().waitForCondition(() -> server.hellos().size() == 2);
    assertThat(server.hellos().get(1).path("since").asInt()).isEqualTo(1);
    assertThat(chat.widget().locator(".row.bot")).hasCount(1);
  }

  @Test
  void aMachineThatSleptComesBackToTheExactPlace() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    for (int i = 1; i <= 30; i++) {
      server.text("bot", "This is line " + i + " of a long talk.");
    }
    chat.page().clock().install();
    assertThat(chat.log()).containsText("line 30");
    chat.log().evaluate("log => log.scrollTop = 300");
    chat.page().waitForCondition(() -> chat.widget().locator(".more").isVisible());
    // The socket is dead and does not know: no close is told.
    chat.page().clock().fastForward("02:00:00");
    chat.page().clock().runFor(11_000);
    chat.page().waitForCondition(() -> server.hellos().size() == 2);
    assertThat(server.hellos().get(1).path("since").asInt()).isEqualTo(31);
    assertThat(chat.log().evaluate("log => Math.round(log.scrollTop)")).isEqualTo(300);
    assertThat(chat.widget().locator(".row.bot")).hasCount(31);
  }

  @Test
  void twoTabsShareTheConversation() {
    var first = new Chat(context, help()).open();
    first.say("What happens to my photos?");
    first.sees("typically 30 days");
    var second = new Chat(context, help()).open();
    second.sees("typically 30 days");
    second.say("delete my account");
    first.sees("would signing out be enough?");
    first.choose(1);
    second.sees("These are erased for good");
    second.question().locator("input").first().check();
    assertThat(first.question().locator("input").first()).isChecked();
  }

  @Test
  void anotherCustomerStartsAnewAndSeesNothingOfTheOneBefore() {
    var chat = new Chat(context, help()).open();
    chat.call("chat.identify('%s')".formatted(stage.vendor().token("customer-1")));
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
    chat.input().fill("half a sentence");
    chat.call("chat.identify('%s')".formatted(stage.vendor().token("customer-2")));
    assertThat(chat.widget().locator(".row.customer")).hasCount(0);
    chat.sees("automated assistant, not a person");
    assertThat(chat.log().getByText("typically 30 days")).hasCount(0);
    assertThat(chat.input()).hasValue("");
    assertThat(chat.widget().locator(".banner")).hasCount(0);
  }

  @Test
  void whatWaitedToBeSentForOneCustomerIsNotSentForAnother() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = openOn(server);
    server.deaf();
    chat.say("my secret");
    chat.page().waitForCondition(() -> server.heard("say").size() == 1);
    server.another();
    server.hearing().text("bot", "Hello to somebody else.");
    server.close(ANOTHER_CUSTOMER);
    chat.sees("Hello to somebody else.");
    assertThat(server.hellos().getLast().has("resume")).isFalse();
    chat.say("hello");
    chat.page().waitForCondition(() -> server.heard("say").size() == 2);
    assertThat(server.heard("say").getLast().path("text").asText()).isEqualTo("hello");
    assertThat(chat.log().getByText("my secret")).hasCount(0);
    assertThat(chat.page().evaluate("JSON.stringify({...sessionStorage})").toString())
        .doesNotContain("my secret");
  }

  @Test
  void aMessageThatIsRefusedCanBeSentAgainOrDiscarded() {
    States.all(Clock.systemUTC())
        .get("failed-and-offline")
        .on(
            context,
            help(),
            chat -> {
              assertThat(chat.widget()).containsText("Not sent – That did not work.");
              chat.button("Discard").click();
              assertThat(chat.log().getByText("This one is refused.")).hasCount(0);
              assertThat(chat.log().getByText("This one waits.")).isVisible();
            });
  }

  private Chat openOn(PlayedServer server) {
    var chat = new Chat(context, help());
    chat.launcher().click();
    chat.sees("not a person");
    assertThat(server.hellos()).hasSize(1);
    assertThat(chat.errors()).isEmpty();
    return chat;
  }
}

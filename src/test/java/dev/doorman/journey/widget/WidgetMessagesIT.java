package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the conversation looks like: days, what is new, cards, drafts, and the file of it. */
@ExtendWith(Stage.Provider.class)
class WidgetMessagesIT {
  static final String RECEIPT =
      """
      {"kind":"receipt","reference":"DR-7Q2M","state":"accepted","acceptedAt":"2026-11-24T10:00:00Z",
       "expectedBy":"2026-12-15","withdrawable":true,"text":"Your deletion request has been accepted.",
       "gone":[{"type":"bullets","items":[{"spans":[{"text":"all your files"}]}]}],
       "stays":[{"type":"paragraph","spans":[{"text":"invoices"}]}],"citations":[]}
      """;
  private static final String WARNING =
      """
      {"kind":"prompt","name":"warning","form":"full","text":"Please read this.",
       "items":[{"id":"a","spans":[{"text":"Back up"}],"done":true},
                {"id":"b","spans":[{"text":"Sign out"}],"done":false},
                {"id":"c","spans":[{"text":"Note purchases"}],"done":true},
                {"id":"d","spans":[{"text":"Turn off"}],"done":false}],
       "options":[{"id":"continue","label":"Go on"},{"id":"cancel","label":"Stop"}]}
      """;

  private Stage stage;
  private BrowserContext context;
  private PlayedServer server;

  @BeforeEach
  void arrive(Stage shared) {
    stage = shared;
    context = stage.visitor();
    server = new PlayedServer(context);
  }

  @AfterEach
  void leave() {
    context.close();
  }

  private Chat opened() {
    var chat = new Chat(context, stage.server() + "/help/delete-or-deactivate");
    chat.launcher().click();
    assertThat(chat.input()).isVisible();
    return chat;
  }

  @Test
  void daysAreToldApart() {
    server.ago(Duration.ofDays(9)).text("bot", "long ago");
    server.ago(Duration.ofDays(1)).text("customer", "the day before").text("bot", "as well");
    server.ago(Duration.ZERO).text("bot", "just now");
    var chat = opened();
    assertThat(chat.widget().locator(".day")).hasCount(3);
    assertThat(chat.widget().locator(".day").nth(1)).hasText("Yesterday");
    assertThat(chat.widget().locator(".day").nth(2)).hasText("Today");
    assertThat(chat.widget().locator("time").first()).isVisible();
  }

  @Test
  void whatCameWhileItWasClosedIsCountedAndStandsBelowALine() {
    server.text("bot", "Hi, not a person.");
    var chat = opened();
    chat.sees("not a person");
    chat.call("chat.close()");
    server.text("agent", "first news").text("agent", "second news");
    assertThat(chat.launcher().locator(".badge")).hasText("2");
    assertThat(chat.launcher()).hasAccessibleName("Open support chat, 2 new messages");
    // Another page of the same tab: it goes on counting, with the chat closed.
    server.close(1011);
    chat.page().reload();
    assertThat(chat.launcher().locator(".badge")).hasText("2");
    server.text("agent", "third news");
    assertThat(chat.launcher().locator(".badge")).hasText("3");
    chat.launcher().click();
    assertThat(chat.widget().locator(".news")).hasText("New messages");
    assertThat(chat.widget().locator(".news + .row")).containsText("first news");
    chat.call("chat.close()");
    assertThat(chat.launcher().locator(".badge")).hasCount(0);
    chat.launcher().click();
    assertThat(chat.widget().locator(".news")).hasCount(0);
  }

  @Test
  void aMessageIsMarkedAsDeliveredUntilSomebodyAnswers() {
    server.text("agent", "Hello.");
    var chat = opened();
    chat.say("thank you");
    assertThat(chat.widget().locator(".delivered")).hasText("Delivered");
    server.text("agent", "You’re welcome.");
    chat.sees("You’re welcome.");
    assertThat(chat.widget().locator(".delivered")).hasCount(0);
  }

  @Test
  void theFourWhoSpeakAreToldApartByNameSideAndShape() {
    server.text("bot", "b").text("customer", "c").text("agent", "a");
    server.event("system", States.notice("n", "s"));
    var chat = opened();
    assertThat(chat.widget().locator(".row > p b"))
        .hasText(new String[] {"Assistant", "You", "Support agent", "Notice"});
    var bot = chat.widget().locator(".row.bot .bubble").boundingBox();
    var customer = chat.widget().locator(".row.customer .bubble").boundingBox();
    assertThat(customer.x).isGreaterThan(bot.x + 100);
    assertThat(chat.widget().locator(".row.system .bubble svg")).hasCount(1);
    assertThat(chat.widget().locator(".row.agent .bubble")).hasCSS("border-style", "solid");
  }

  @Test
  void theChecklistTellsHowMuchIsDone() {
    server.event("bot", WARNING);
    server.standing("{\"type\":\"state\",\"prompt\":1,\"inFlow\":true,\"maskDigits\":false}");
    var chat = opened();
    assertThat(chat.widget().locator("legend")).containsText("2 of 4 done");
    chat.question().locator("input").nth(1).check();
    assertThat(chat.widget().locator("legend")).containsText("3 of 4 done");
    chat.page().waitForCondition(() -> server.heard("tick").size() == 1);
  }

  @Test
  void aCitationOfThisPageIsScrolledToAndPointedOut() {
    server.event("bot", States.answer());
    var chat = opened();
    chat.link("On your phone").click();
    Locator section = chat.page().locator("#delete-on-your-phone");
    assertThat(section).isInViewport();
    assertThat(chat.page().url()).endsWith("#delete-on-your-phone");
    assertThat(section.evaluate("e => e.getAnimations().length")).isEqualTo(1);
    assertThat(chat.log()).isVisible();
  }

  @Test
  void aDraftGrowsAndGivesWayToTheAnswer() {
    server.text("bot", "Hi.").text("customer", "photos?");
    var chat = opened();
    server.send("{\"type\":\"typing\",\"from\":\"bot\",\"on\":true}");
    assertThat(chat.widget().locator(".dots")).isVisible();
    server.send("{\"type\":\"draft\",\"answer\":2,\"delta\":\"Your photos \"}");
    server.send("{\"type\":\"draft\",\"answer\":2,\"delta\":\"are kept\"}");
    assertThat(chat.log()).containsText("Your photos are kept");
    assertThat(chat.widget().locator("[aria-live=off]").filter(Chat.hasText("are kept")))
        .hasCount(1);
    server.event("bot", States.answer());
    chat.sees("Here is how");
    assertThat(chat.log().getByText("are kept")).hasCount(0);
    assertThat(chat.widget().locator(".dots")).hasCount(0);
  }

  @Test
  void theFileOfTheChatHasAllThatWasSaidAndNoSecretLink() throws IOException {
    server
        .text("bot", "Hi, not a person.")
        .text("customer", "photos?")
        .event("bot", States.answer());
    server.event("bot", WARNING);
    server.event(
        "bot",
        States.handoff("https://verify.example/h4ndle", Duration.ofMinutes(9), Clock.systemUTC()));
    server.event("bot", RECEIPT);
    var chat = opened();
    chat.sees("accepted");
    Download download =
        chat.page().waitForDownload(() -> chat.button("Download this chat as a text file").click());
    assertThat(download.suggestedFilename()).matches("chat-\\d{4}-\\d\\d-\\d\\d\\.txt");
    assertThat(Files.readString(download.path()))
        .contains("Assistant:\nHi, not a person.", "You:\nphotos?", "1. Open Settings → Account")
        .contains("Photos | stay | go after 30 days", "[x] Back up", "[ ] Sign out")
        .contains("Reference: DR-7Q2M", "all your files", "#delete-on-your-phone>")
        .doesNotContain("h4ndle");
    assertThat(chat.errors()).isEmpty();
  }

  @Test
  void aVerificationPageThatDidNotOpenIsToldAndCanBeOpenedHere() {
    String blocked =
        stage
            .vendor()
            .page(
                "<iframe sandbox='allow-scripts allow-same-origin' style='width:900px;height:700px'"
                    + " srcdoc=\"<script type=module src='%s/widget/doorman.js'></script><doorman-chat></doorman-chat>\"></iframe>"
                        .formatted(stage.server()));
    server.event(
        "bot",
        States.handoff("https://verify.example/h", Duration.ofMinutes(9), Clock.systemUTC()));
    server.standing("{\"type\":\"state\",\"inFlow\":true,\"maskDigits\":true}");
    var page = context.newPage();
    page.navigate(blocked);
    var frame = page.frameLocator("iframe");
    frame.locator(".launcher").click();
    Locator card = frame.locator("doorman-handoff");
    assertThat(card).containsText("amber kettle");
    assertThat(card.getByText("Open it in this tab")).hasCount(0);
    card.getByText("Open verification page").click();
    assertThat(card.locator("[role=status]").first()).containsText("may have blocked it");
    assertThat(card.getByText("Open it in this tab"))
        .hasAttribute("href", "https://verify.example/h");
    assertThat(context.pages()).hasSize(1);
  }

  @Test
  void theRemainingTimeOfTheLinkIsToldBeforeItEnds() {
    server.event(
        "bot",
        States.handoff("https://verify.example/h", Duration.ofMinutes(7), Clock.systemUTC()));
    server.standing("{\"type\":\"state\",\"inFlow\":true,\"maskDigits\":true}");
    context.clock().install();
    var chat = opened();
    Locator card = chat.widget().locator("doorman-handoff");
    assertThat(card.locator("[role=timer]")).containsText("Valid for 7 minutes");
    chat.page().clock().runFor("02:30");
    assertThat(card).containsText("The verification link works for 5 more minutes.");
    chat.page().clock().runFor("05:00");
    assertThat(card).containsText("This link has expired.");
    assertThat(card.locator("a")).hasCount(0);
  }

  @Test
  void aReceiptIsCopiedAndPrinted() {
    context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
    context.addInitScript(
        "window.print = () => { top.printed = document.body.innerText + document.title; };");
    server.event("bot", RECEIPT);
    var chat = opened();
    Locator receipt = chat.widget().locator("doorman-receipt");
    receipt.getByText("Copy reference").click();
    assertThat(receipt.locator("[role=status]")).hasText("Copied");
    assertThat(chat.page().evaluate("navigator.clipboard.readText()")).isEqualTo("DR-7Q2M");
    receipt.getByText("Print receipt").click();
    chat.page().waitForCondition(() -> chat.page().evaluate("window.printed") != null);
    assertThat(String.valueOf(chat.page().evaluate("window.printed")))
        .contains("DR-7Q2M", "December 15, 2026", "all your files", "invoices")
        .contains("Deletion request accepted")
        .doesNotContain("Write a message");
  }

  @ParameterizedTest
  @CsvSource({
    "en, 1280, delete my account",
    "en, 390, delete my account",
    "es, 1280, quiero eliminar mi cuenta",
    "es, 390, quiero eliminar mi cuenta",
    "id, 1280, hapus akun saya",
    "id, 390, hapus akun saya",
    "ar, 1280, احذف حسابي",
    "ar, 390, احذف حسابي"
  })
  void theWholeOfTheOfferIsInSightAtOnce(String language, int width, String wish) {
    var size = new Browser.NewContextOptions().setViewportSize(width, 844);
    try (var visitor = stage.visitor(size)) {
      String page = "/help/delete-or-deactivate?locale=" + language;
      var chat = new Chat(visitor, stage.server() + page);
      chat.launcher().click();
      assertThat(chat.widget().locator(".row.bot .bubble").first()).isVisible();
      chat.say(wish);
      Locator offer = chat.question();
      assertThat(offer.locator(".options button")).hasCount(2);
      assertThat(offer).isInViewport(new LocatorAssertions.IsInViewportOptions().setRatio(1));
    }
  }
}

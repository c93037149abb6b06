package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What a hurried or frightened customer needs of the chat: one way at a time, and all of it true.
 */
@ExtendWith(Stage.Provider.class)
class WidgetCareIT {
  private static final String GREETING =
      """
      {"kind":"text","text":"Hi, not a person.","suggestions":[
        {"id":"starter-1","label":"How do I delete my account?"},
        {"id":"starter-2","label":"Should I sign out instead?"},
        {"id":"starter-3","label":"How long does it take?"},
        {"id":"starter-4","label":"What happens to my photos?"},
        {"id":"talk-to-person","label":"Talk to a person"}]}
      """;
  private static final String SHORT_WARNING =
      """
      {"kind":"prompt","name":"warning","form":"short","text":"Continue deleting your account?",
       "items":[{"id":"a","spans":[{"text":"Back up"}],"done":true},
                {"id":"b","spans":[{"text":"Sign out everywhere"}],"done":false}],
       "options":[{"id":"continue","label":"Continue"},{"id":"cancel","label":"Stop"}]}
      """;
  private static final String RECEIPT =
      """
      {"kind":"receipt","reference":"3f2b1c9a-77d0","state":"accepted",
       "acceptedAt":"2026-11-24T10:00:00Z","expectedBy":"2026-12-15","withdrawable":true,
       "text":"Your request has been accepted.\\nIt may take a while.","gone":[],"stays":[],
       "citations":[],"suggestions":[{"id":"stop-deletion","label":"Stop this deletion"}]}
      """;
  private static final String CALM = "{\"type\":\"state\",\"inFlow\":false,\"maskDigits\":false%s}";

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

  private static List<String> actions(Chat chat) {
    return chat.widget().locator("button:visible, a.button:visible").allInnerTexts().stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  @Test
  void theStartHasFourWaysToBeginAnAnswerTimeAndWhatHappensToWhatOneWrites() {
    server.event("bot", GREETING);
    server.standing(CALM.formatted(",\"team\":{\"waitSeconds\":170}"));
    var chat = opened();
    assertThat(chat.widget().locator(".starters button")).hasCount(4);
    assertThat(chat.widget()).containsText("They usually reply in about 3 minutes.");
    Locator privacy = chat.widget().locator(".begins a");
    Page page = context.waitForPage(privacy::click);
    assertThat(page.locator("h1")).hasText("What happens to what you write in the chat");
    assertThat(page.locator("main")).containsText("90 days");
    page.close();
    chat.widget().locator(".starters button").nth(2).click();
    assertThat(chat.widget().locator(".starters, .begins")).hasCount(0);
    assertThat(server.heard("say").getLast().path("text").asText())
        .isEqualTo("How long does it take?");
  }

  @Test
  void noActionStandsOnTheScreenTwice() {
    server.event("bot", GREETING);
    var chat = opened();
    assertThat(actions(chat)).contains("Talk to a person").doesNotHaveDuplicates();
    server.text("customer", "hm");
    server.event(
        "bot",
        "{\"kind\":\"prompt\",\"name\":\"hand-over\",\"form\":\"full\",\"text\":\"A person?\","
            + "\"options\":[{\"id\":\"agent\",\"label\":\"Talk to a person\"},"
            + "{\"id\":\"no\",\"label\":\"No, thanks\"}]}");
    server.standing("{\"type\":\"state\",\"prompt\":3,\"inFlow\":false,\"maskDigits\":false}");
    assertThat(chat.widget().locator(".options button")).hasCount(2);
    assertThat(actions(chat)).contains("Talk to a person").doesNotHaveDuplicates();
  }

  @Test
  void whatIsTypedWhileNobodyIsThereIsTheMessageAndTheAddressComesAfterwards() {
    server.event("system", States.notice("desk-nobody", "No one is here right now."));
    var chat = opened();
    assertThat(chat.widget().locator("input, textarea")).hasCount(1);
    assertThat(chat.button("Talk to a person")).hasCount(0);
    chat.say("please call me");
    assertThat(server.heard("leave").getLast().path("text").asText()).isEqualTo("please call me");
    assertThat(server.heard("say")).isEmpty();
    server.event("system", States.notice("left-message", "Thanks!"));
    Locator form = chat.widget().locator("doorman-address-form");
    form.locator("input").fill("nobody");
    form.getByText("Save address").click();
    assertThat(form.locator(".problem")).containsText("doesn’t look like an email address");
    form.locator("input").fill("n@example.com");
    form.getByText("Save address").click();
    assertThat(server.heard("leave").getLast().path("email").asText()).isEqualTo("n@example.com");
    server.text("customer", "n@example.com");
    server.event("system", States.notice("address-noted", "We can write to n@example.com."));
    chat.widget().getByText("Change address").click();
    assertThat(form.locator("input")).hasValue("n@example.com");
  }

  @Test
  void theAssistantCanBeAskedInsteadOfLeavingAMessage() {
    server.event("system", States.notice("desk-nobody", "No one is here right now."));
    var chat = opened();
    chat.button("Ask the assistant instead").click();
    chat.say("how long does it take?");
    assertThat(server.heard("say")).hasSize(1);
    assertThat(server.heard("leave")).isEmpty();
  }

  @Test
  void aDeviceClockTwoHoursAheadEndsNoLink() {
    context.addInitScript(
        "const real = Date.now.bind(Date); Date.now = () => real() + 2 * 60 * 60 * 1000;");
    server.event(
        "bot",
        States.handoff("https://verify.example/h", Duration.ofMinutes(10), Clock.systemUTC()));
    server.standing("{\"type\":\"state\",\"inFlow\":true,\"maskDigits\":true}");
    var chat = opened();
    assertThat(chat.widget().locator("doorman-handoff a")).isVisible();
    assertThat(chat.widget().locator("doorman-handoff [role=timer]")).containsText("10 minutes");
  }

  @Test
  void aWarningThatComesBackIsOneLineThatOpensItsListWithBothWaysInSight() {
    server.event("bot", SHORT_WARNING);
    server.standing("{\"type\":\"state\",\"prompt\":1,\"inFlow\":true,\"maskDigits\":false}");
    var chat = opened();
    Locator prompt = chat.widget().locator(".prompt");
    assertThat(prompt.locator("input").first()).not().isVisible();
    assertThat(prompt.locator(".options button")).hasCount(2);
    assertThat(prompt.locator("summary")).containsText("1 of 2 done");
    prompt.locator("summary").click();
    assertThat(prompt.locator("input").first()).isVisible();
  }

  @Test
  void theReceiptStopsWhatCanBeStoppedAndSaysWhatWas() {
    server.event("bot", RECEIPT);
    server.standing(CALM.formatted(",\"withdrawable\":\"3f2b1c9a-77d0\""));
    var chat = opened();
    Locator card = chat.widget().locator("doorman-receipt");
    assertThat(card.locator(".reference span")).hasText(new String[] {"3f2b", "1c9a-", "77d0"});
    assertThat(card).not().containsText("Your request has been accepted.");
    assertThat(card).containsText("November 24, 2026");
    assertThat(card).containsText("December 15, 2026");
    card.getByText("Stop this deletion").click();
    assertThat(server.heard("say").getLast().path("text").asText()).isEqualTo("Stop this deletion");
    server.standing(CALM.formatted(""));
    assertThat(card.getByText("Stop this deletion")).hasCount(0);
    server.event("system", States.notice("withdrawn", "It is withdrawn."));
    assertThat(card.locator("h3")).hasText("Deletion request withdrawn");
  }

  @Test
  void whatAnAgentLinksToCanBeFollowedAndNothingElseIsMarkup() {
    server.event(
        "agent",
        "{\"kind\":\"text\",\"agent\":\"Kim\",\"text\":"
            + "\"See https://help.example.com/a?b=1. <b>Not</b> javascript:alert(1)\"}");
    var chat = opened();
    Locator bubble = chat.widget().locator(".agent .bubble");
    assertThat(bubble.locator("a")).hasCount(1);
    assertThat(bubble.locator("a")).hasAttribute("href", "https://help.example.com/a?b=1");
    assertThat(bubble).containsText("<b>Not</b> javascript:alert(1)");
  }

  @Test
  void aDroppedFileTakesNobodyAwayAndIsSpokenOf() {
    var chat = opened();
    Object prevented =
        chat.widget()
            .locator(".panel")
            .evaluate(
                """
                panel => {
                  const data = new DataTransfer();
                  data.items.add(new File(['x'], 'x.png'));
                  const drop = new DragEvent('drop',
                    { dataTransfer: data, bubbles: true, cancelable: true, composed: true });
                  panel.dispatchEvent(drop);
                  return drop.defaultPrevented;
                }""");
    assertThat(prevented).isEqualTo(true);
    assertThat(chat.widget()).containsText("you can’t send files here");
  }

  @Test
  void neitherTheChatNorItsButtonIsPrinted() {
    var chat = opened();
    chat.page().emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(chat.widget().locator(".panel")).not().isVisible();
    assertThat(chat.launcher()).not().isVisible();
  }

  @Test
  void onAPhoneTheFocusGoesBackToTheButtonThatOpenedTheChat() {
    try (BrowserContext phone =
        stage.visitor(new Browser.NewContextOptions().setViewportSize(390, 844))) {
      new PlayedServer(phone).text("bot", "Hi, not a person.");
      var chat = new Chat(phone, stage.server() + "/help/delete-or-deactivate");
      chat.launcher().press("Enter");
      assertThat(chat.input()).isFocused();
      chat.page().keyboard().press("Escape");
      assertThat(chat.launcher()).isFocused();
    }
  }

  @Test
  void theWayDownCoversNoWords() {
    for (int i = 0; i < 30; i++) {
      server.text("bot", "A message of the assistant, number " + i + ".");
    }
    var chat = opened();
    chat.log().evaluate("log => log.scrollTo(0, 0)");
    Locator more = chat.widget().locator(".more");
    assertThat(more).isVisible();
    double end = chat.log().boundingBox().y + chat.log().boundingBox().height;
    assertThat(more.boundingBox().y).isGreaterThanOrEqualTo(end - 1);
  }

  @Test
  void aServerWithoutASchemeIsNamedInTheConsoleAndAnUnderscoreInTheLanguageIsUnderstood() {
    List<String> console = new ArrayList<>();
    context.onConsoleMessage(message -> console.add(message.text()));
    var chat = opened();
    chat.page()
        .evaluate(
            "() => { const chat = document.querySelector('doorman-chat');"
                + " chat.server = 'help.example.com'; chat.lang = 'zh_CN';"
                + " chat.requestUpdate(); }");
    assertThat(chat.widget().locator(".panel")).hasAttribute("lang", "zh");
    assertThat(console)
        .anySatisfy(line -> assertThat(line).contains("help.example.com", "https://"));
  }

  @Test
  void aPressEndsWhereItBeganThoughMoreArrivesMeanwhile() {
    for (int i = 0; i < 6; i++) {
      server.text("bot", "Something that was said before. ".repeat(5));
    }
    server.event("bot", SHORT_WARNING);
    server.standing("{\"type\":\"state\",\"prompt\":7,\"inFlow\":true,\"maskDigits\":false}");
    Chat chat = opened();
    Locator choice = chat.question().locator(".options button").first();
    choice.scrollIntoViewIfNeeded();
    assertThat(chat.widget().locator(".more")).hasCount(0);
    choice.hover();
    chat.page().mouse().down();
    server.text("bot", "More arrives while the button is pressed. ".repeat(12));
    chat.sees("More arrives while");
    chat.page().mouse().up();
    chat.page().waitForCondition(() -> !server.heard("choose").isEmpty());
    assertThat(server.heard("choose").getFirst().path("option").asText()).isEqualTo("continue");
    chat.sees("More arrives while");
  }
}

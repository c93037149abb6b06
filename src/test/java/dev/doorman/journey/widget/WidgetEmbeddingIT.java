package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The chat on pages of another origin, as integrators embed it. */
@ExtendWith(Stage.Provider.class)
class WidgetEmbeddingIT {
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

  /** A page with the script in its head. */
  private String page(String body) {
    return stage.vendor().page(html(body));
  }

  private String html(String body) {
    return "<html lang=en><head><title>Shop</title><script type=module src='%s/widget/doorman.js'></script></head><body>%s</body></html>"
        .formatted(stage.server(), body);
  }

  private Chat shop() {
    return new Chat(context, page("<h1>Shop</h1><doorman-chat></doorman-chat>"));
  }

  @Test
  void untilItIsOpenedNothingIsSentAndNothingIsStored() {
    List<String> requests = new ArrayList<>();
    context.onRequest(request -> requests.add(request.method() + " " + request.url()));
    context.clock().install();
    var chat = shop();
    assertThat(chat.launcher()).isVisible();
    chat.widget().evaluate("(chat, token) => chat.identify(token)", stage.vendor().token("me"));
    chat.page().clock().runFor("30:00");
    assertThat(requests)
        .hasSize(3)
        .allMatch(request -> request.startsWith("GET "))
        .filteredOn(request -> !request.startsWith("GET " + stage.vendor().origin()))
        .allMatch(request -> request.endsWith("/doorman.js"));
    assertThat(chat.sent()).isEmpty();
    assertThat(storage(chat.page())).isEqualTo("{}{}");
    assertThat(context.cookies()).isEmpty();
    chat.open();
    assertThat(context.cookies()).isEmpty();
    assertThat(chat.errors()).isEmpty();
  }

  @Test
  void aPageCanOpenCloseAndAskAndIsToldWhatHappens() {
    var chat = shop();
    chat.page()
        .evaluate(
            "() => { window.told = []; for (const name of ['open', 'close', 'message', 'receipt',"
                + " 'identity', 'end']) document.addEventListener('doorman-' + name,"
                + " ({ type, detail }) => told.push(type + ' ' + JSON.stringify(detail))); }");
    chat.call("chat.open()");
    assertThat(chat.input()).isFocused();
    chat.sees("automated assistant, not a person");
    chat.call("chat.close()");
    assertThat(chat.log()).isHidden();
    chat.call("chat.ask('What happens to my photos?')");
    chat.sees("typically 30 days");
    chat.widget().locator(".actions button").last().click();
    chat.button("End chat now").click();
    assertThat(chat.widget()).containsText("This chat has ended.");
    assertThat(told(chat))
        .contains(
            "doorman-open null",
            "doorman-close null",
            "doorman-message {\"seq\":2,\"from\":\"customer\",\"kind\":\"text\"}",
            "doorman-message {\"seq\":3,\"from\":\"bot\",\"kind\":\"answer\"}",
            "doorman-end null")
        .noneMatch(told -> told.contains("photos"));
  }

  private static List<String> told(Chat chat) {
    return List.of(String.valueOf(chat.page().evaluate("told.join('\\n')")).split("\n"));
  }

  @Test
  void aReceiptIsToldToThePage() {
    var server = new PlayedServer(context).text("bot", "Hi, not a person.");
    var chat = shop();
    chat.page()
        .evaluate(
            "() => document.addEventListener('doorman-receipt', ({ detail }) => { window.told ="
                + " JSON.stringify(detail); })");
    chat.launcher().click();
    chat.sees("not a person");
    server.event("bot", WidgetMessagesIT.RECEIPT);
    chat.page().waitForCondition(() -> chat.page().evaluate("window.told") != null);
    assertThat(chat.page().evaluate("window.told"))
        .isEqualTo(
            "{\"reference\":\"DR-7Q2M\",\"state\":\"accepted\",\"expectedBy\":\"2026-12-15\"}");
  }

  @Test
  void aCustomerIsIdentifiedByATokenAndTheConversationGoesOnWithoutAGoodOne() {
    var chat = shop();
    chat.page()
        .evaluate(
            "() => { window.told = []; document.addEventListener('doorman-identity', ({ detail }) =>"
                + " told.push(detail.state + ' ' + (detail.code ?? ''))); }");
    chat.call("chat.identify('not a token')");
    chat.open();
    chat.page().waitForCondition(() -> told(chat).contains("refused identity-refused"));
    assertThat(chat.widget().locator(".banner")).hasCount(0);
    chat.widget().evaluate("(chat, token) => chat.identify(token)", stage.vendor().token("kim"));
    chat.page().waitForCondition(() -> told(chat).contains("identified "));
    assertThat(storage(chat.page())).doesNotContain("eyJ");
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
  }

  @Test
  void signingOutEndsTheConversationInAllTabsAndLeavesNothingBehind() {
    var chat = shop().open();
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
    var other = shop().open();
    other.sees("typically 30 days");
    assertThat(chat.call("chat.signOut()")).isEqualTo(true);
    assertThat(storage(chat.page())).isEqualTo("{}{}");
    assertThat(chat.log()).isHidden();
    assertThat(other.log()).isHidden();
    chat.open();
    assertThat(chat.widget().locator(".row.customer")).hasCount(0);
    other.open();
    assertThat(other.widget().locator(".row.customer")).hasCount(0);
  }

  @Test
  void signingOutWithTheChatClosedEndsWhatAnEarlierPageBegan() {
    var chat = shop().open();
    chat.call("chat.close()");
    String kept = storage(chat.page());
    assertThat(kept).contains("resume");
    chat.page().navigate(page("<doorman-chat></doorman-chat>"));
    assertThat(chat.call("chat.signOut()")).isEqualTo(true);
    assertThat(storage(chat.page())).isEqualTo("{}{}");
  }

  @Test
  void aLinkOpensItWithAQuestionThatTheCustomerSends() {
    var chat =
        new Chat(
            context,
            page(
                "<a href='#doorman?ask=What%20happens%20to%20my%20photos%3F'>Ask</a>"
                    + "<doorman-chat></doorman-chat>"));
    chat.page().getByText("Ask", new Page.GetByTextOptions().setExact(true)).click();
    chat.sees("automated assistant, not a person");
    assertThat(chat.input()).isFocused();
    assertThat(chat.input()).hasValue("What happens to my photos?");
    assertThat(chat.widget().locator(".row.customer")).hasCount(0);
    assertThat(chat.page().url()).doesNotContain("#");
    chat.input().press("Enter");
    chat.sees("typically 30 days");
    chat.page().navigate(chat.page().url() + "#doorman");
    assertThat(chat.input()).isFocused();
  }

  @Test
  void inlineItIsPartOfThePageAndBeginsWhenTheCustomerDoes() {
    var chat =
        new Chat(
            context,
            page(
                "<h1>Shop</h1><main style='width:400px'><doorman-chat inline></doorman-chat></main>"));
    assertThat(chat.launcher()).hasCount(0);
    assertThat(chat.widget()).containsText("Nothing is sent until you start.");
    assertThat(storage(chat.page())).isEqualTo("{}{}");
    chat.button("Start the chat").click();
    chat.sees("automated assistant, not a person");
    assertThat(chat.input()).isFocused();
    chat.page().keyboard().press("Escape");
    assertThat(chat.log()).isVisible();
    var box = chat.widget().boundingBox();
    assertThat(box.width).isCloseTo(400, within(1.0));
    assertThat(box.y).isGreaterThan(20);
    assertThat(chat.button("Close chat")).hasCount(0);
  }

  @Test
  void itWorksUnderAPolicyThatAllowsNothingButItAndWithTrustedTypes() {
    String policy =
        "default-src 'none'; script-src %1$s; connect-src %1$s %2$s; require-trusted-types-for 'script'; trusted-types lit-html"
            .formatted(stage.server(), stage.server().toString().replace("http", "ws"));
    var chat =
        new Chat(
            context, stage.vendor().page(html("<doorman-chat lang=es></doorman-chat>"), policy));
    assertThat(chat.launcher()).containsText("Chat de ayuda");
    assertThat(chat.launcher()).hasCSS("position", "fixed");
    chat.launcher().click();
    assertThat(chat.widget().locator(".bubble").first()).isVisible();
    chat.say("¿Qué pasa con mis fotos?");
    assertThat(chat.widget().locator(".row.bot").nth(1)).isVisible();
    chat.widget().locator(".head .icon").first().click();
    assertThat(chat.errors()).isEmpty();
  }

  @Test
  void aPagesRulesForAllElementsStopAtTheChat() {
    String hostile =
        "* { all: unset !important } html { font-size: 60px !important; letter-spacing: 9px }"
            + " body * { font: 50px cursive !important; color: red !important; display: inline"
            + " !important; direction: rtl !important }";
    var chat =
        new Chat(
            context,
            page("<style>%s</style><p>Shop</p><doorman-chat></doorman-chat>".formatted(hostile)));
    chat.open();
    assertThat(chat.launcher()).hasCSS("position", "fixed");
    assertThat(chat.log()).hasCSS("font-size", "16px");
    assertThat(chat.log()).hasCSS("letter-spacing", "normal");
    assertThat(chat.log()).hasCSS("color", "rgb(23, 27, 38)");
    assertThat(chat.log()).hasCSS("direction", "ltr");
    var panel = chat.widget().locator(".panel").boundingBox();
    assertThat(panel.width).isBetween(380d, 440d);
    assertThat(panel.x + panel.width).isBetween(1200d, 1280d);
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
  }

  @Test
  void aPageSetsColoursAndFormsByPropertiesAndParts() {
    var chat =
        new Chat(
            context,
            page(
                "<style>doorman-chat { --doorman-accent: rgb(120, 20, 60); --doorman-font: monospace }"
                    + " doorman-chat::part(launcher) { border-radius: 3px }</style>"
                    + "<doorman-chat></doorman-chat>"));
    assertThat(chat.launcher()).hasCSS("background-color", "rgb(120, 20, 60)");
    assertThat(chat.launcher()).hasCSS("border-radius", "3px");
    assertThat(chat.launcher()).hasCSS("font-family", "monospace");
  }

  @Test
  void twoOfThemOnOnePageShareTheConversation() {
    var chat =
        new Chat(
            context,
            page("<doorman-chat></doorman-chat><div><doorman-chat inline></doorman-chat></div>"));
    chat.open();
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
    var inline = chat.page().locator("doorman-chat[inline]");
    inline.getByText("Start the chat").click();
    assertThat(inline.getByRole(AriaRole.LOG)).containsText("typically 30 days");
    assertThat(chat.page().locator("doorman-chat >> .launcher")).hasCount(1);
    assertThat(chat.errors()).isEmpty();
  }

  @Test
  void removedAndPutBackItLeavesNoListenersTimersOrSocketsBehind() {
    context.addInitScript(Leaks.COUNTERS);
    var chat = shop();
    chat.page().evaluate("() => document.querySelector('doorman-chat').remove()");
    Object none = chat.page().evaluate("counted()");
    chat.page().evaluate("() => document.body.append(document.createElement('doorman-chat'))");
    chat.open();
    for (int i = 0; i < 5; i++) {
      chat.page()
          .evaluate(
              "() => { window.kept = document.querySelector('doorman-chat'); kept.remove(); }");
      chat.page().waitForCondition(() -> none.equals(chat.page().evaluate("counted()")));
      chat.page().evaluate("() => document.body.append(kept)");
      chat.sees("automated assistant, not a person");
      chat.page().waitForCondition(() -> chat.page().evaluate("openSockets()").equals(1));
    }
    assertThat(chat.errors()).isEmpty();
  }

  @Test
  void aVersionThatIsFixedLoadsTheSameChat() {
    String module =
        String.valueOf(context.request().get(stage.server() + "/widget/doorman.js").text());
    String version = module.replaceAll("(?s).*\"\\./([^/]+)/.*", "$1");
    var chat =
        new Chat(
            context,
            stage
                .vendor()
                .page(
                    "<script type=module src='%s/widget/%s/doorman.js'></script><doorman-chat></doorman-chat>"
                        .formatted(stage.server(), version)));
    chat.open();
    chat.say("What happens to my photos?");
    chat.sees("typically 30 days");
  }

  @Test
  void thePlaygroundIsNotInProduction() {
    assertThat(context.request().get(stage.server() + "/playground").status()).isEqualTo(404);
  }

  private static String storage(Page page) {
    return String.valueOf(
        page.evaluate("JSON.stringify({...localStorage}) + JSON.stringify({...sessionStorage})"));
  }
}

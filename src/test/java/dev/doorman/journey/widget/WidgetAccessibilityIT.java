package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.doorman.journey.Axe;
import dev.doorman.sandbox.Mailbox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Without a mouse, without eyes, with large text, in other colours and directions. */
@ExtendWith(Stage.Provider.class)
class WidgetAccessibilityIT {
  private Stage stage;

  @BeforeEach
  void arrive(Stage shared) {
    stage = shared;
  }

  private String help(String language) {
    return stage.server() + "/help/delete-or-deactivate?locale=" + language;
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 1280, test01",
    "en, DARK, 390, test02",
    "ar, LIGHT, 390, test03",
    "ar, DARK, 1280, test04"
  })
  void axeFindsNothingInAnyState(String language, ColorScheme scheme, int width, String account) {
    var options =
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE)
            .setViewportSize(width, 844);
    List<String> found = new ArrayList<>();
    try (var context = stage.visitor(options)) {
      var chat = new Chat(context, help(language));
      found.addAll(axe(chat.page(), "closed"));
      chat.launcher().click();
      assertThat(chat.widget().locator(".bubble").first()).isVisible();
      // Whose deletion was accepted would be told so, and asked no more.
      String email = account + "@example.com";
      Flow flow =
          language.equals("ar")
              ? Flow.arabic(stage.server(), email)
              : Flow.english(stage.server(), email);
      flow.walk(chat, (page, state) -> found.addAll(axe(page, state)));
    }
    States.all(Clock.systemUTC())
        .forEach(
            (name, played) -> {
              try (var context = stage.visitor(options)) {
                played.on(context, help(language), chat -> found.addAll(axe(chat.page(), name)));
              }
            });
    assertThat(found).isEmpty();
  }

  private static List<String> axe(Page page, String state) {
    // Where the chat is, the page around it has tests of its own.
    String chat = page.locator("doorman-chat").count() > 0 ? "doorman-chat" : null;
    return Axe.violations(page, chat).stream().map(broken -> state + ": " + broken).toList();
  }

  @Test
  void theWholeDeletionIsDoneByKeyboardAlone() {
    try (var context = stage.visitor()) {
      var chat = new Chat(context, help("en"));
      var keys = new Keys(chat.page());
      keys.to("Open support chat").press("Enter");
      chat.sees("automated assistant, not a person");
      keys.type("delete my account").press("Enter");
      chat.sees("would signing out be enough?");
      keys.backTo("Delete account").press("Enter");
      chat.sees("These are erased for good");
      assertThat(chat.question().locator("input").nth(3)).isVisible();
      keys.backTo("Turn off Find My Device").press("Space");
      assertThat(chat.widget().locator("legend")).containsText("1 of 4 done");
      keys.to("I understand, continue deleting").press("Enter");
      assertThat(chat.link("Open verification page")).isVisible();
      keys.backTo("Open verification page");
      Page verification = context.waitForPage(() -> keys.press("Enter"));
      verification.waitForLoadState();
      var there = new Keys(verification);
      there.to("Yes, continue").press("Enter");
      verification.locator("#contact").waitFor();
      there.type("sam@example.com").press("Enter");
      verification.locator("#code").waitFor();
      there.type(new Mailbox(stage.server()).code("sam@example.com")).press("Enter");
      verification.locator(".result").waitFor();
      verification.close();
      chat.sees("This is the account that will be deleted");
      assertThat(chat.question().locator(".danger")).isVisible();
      // The link that had the focus is gone; the focus is not lost with it.
      assertThat(keys.focused()).isNotEqualTo("BODY");
      keys.to("Delete my account for good").press("Enter");
      chat.sees("Deletion request accepted");
      keys.press("Escape");
      assertThat(chat.launcher()).isFocused();
    }
  }

  @Test
  void aScreenReaderGetsTheWholeConversationInOrder() {
    try (var context = stage.visitor()) {
      var chat = new Chat(context, help("en")).open();
      chat.say("please delete my account");
      chat.sees("would signing out be enough?");
      chat.choose(1);
      chat.sees("These are erased for good");
      assertThat(chat.question().locator("input").nth(3)).isVisible();
      chat.choose(0);
      assertThat(chat.link("Open verification page")).isVisible();
      assertThat(chat.page().locator("body").ariaSnapshot())
          .containsSubsequence(
              "dialog \"Support chat\"",
              "heading \"Support\"",
              "button \"Download this chat as a text file\"",
              "button \"Close chat\"",
              "log \"Conversation\"",
              "Assistant",
              "please delete my account",
              "Before we start",
              "Please read this",
              "Verify it’s you",
              "link \"Open verification page (opens in a new tab)\"",
              "Valid for",
              "button \"Get a new link\"",
              "textbox \"Message\"",
              "button \"Send message\"",
              "navigation \"Other ways to get help\"",
              "button \"Talk to a person\"",
              "link \"Delete it myself (opens in a new tab)\"",
              "button \"End chat\"");
    }
  }

  @Test
  void newsIsReadOutAndWhatIsReplayedIsNot() {
    try (var context = stage.visitor()) {
      var server = new PlayedServer(context).text("bot", "Hi, not a person.");
      context.addInitScript(
          """
          setInterval(() => {
            const log = document.querySelector('doorman-chat')?.shadowRoot?.querySelector('.log');
            if (!log || log.watched) return;
            log.watched = true;
            window.readOut = [];
            new MutationObserver((changes) => changes.flatMap(({ addedNodes }) => [...addedNodes])
              .filter((node) => node.closest && node.closest('[aria-live]') === log
                && log.getAttribute('aria-live') !== 'off')
              .forEach((node) => window.readOut.push(node.textContent)))
              .observe(log, { childList: true, subtree: true });
          }, 5);
          """);
      var chat = new Chat(context, help("en"));
      chat.launcher().click();
      chat.sees("not a person");
      assertThat(chat.log()).hasAttribute("aria-live", "polite");
      server.text("agent", "news one");
      chat.sees("news one");
      server.close(1011);
      chat.page().reload();
      chat.sees("news one");
      assertThat(chat.log()).hasAttribute("aria-live", "polite");
      server.text("agent", "news two");
      chat.sees("news two");
      server.close(1011);
      chat.page().waitForCondition(() -> server.hellos().size() == 3);
      server.text("agent", "news three");
      chat.sees("news three");
      String readOut = String.valueOf(chat.page().evaluate("window.readOut.join('|')"));
      assertThat(readOut).contains("news two", "news three").doesNotContain("news one");
      assertThat(readOut.split("news two", -1)).hasSize(2);
    }
  }

  @Test
  void aNewPromptDoesNotTakeTheFocusFromTheField() {
    try (var context = stage.visitor()) {
      var chat = new Chat(context, help("en")).open();
      chat.say("delete my account");
      chat.input().fill("half a");
      chat.sees("would signing out be enough?");
      assertThat(chat.input()).isFocused();
      assertThat(chat.input()).hasValue("half a");
    }
  }

  @ParameterizedTest
  @CsvSource({"390, 844", "1280, 800"})
  void everyTargetHasTwentyFourPixels(int width, int height) {
    try (var context =
        stage.visitor(
            new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setHasTouch(width < 500))) {
      States.all(Clock.systemUTC())
          .get("rich-answer")
          .on(context, help("en"), WidgetAccessibilityIT::everyTargetHasTwentyFourPixelsIn);
    }
  }

  private static void everyTargetHasTwentyFourPixelsIn(Chat chat) {
    chat.sees("Here is how");
    List<Locator> targets = chat.widget().locator("button:visible, .sources a:visible").all();
    assertThat(targets).hasSizeGreaterThan(8);
    for (Locator target : targets) {
      var box = target.boundingBox();
      assertThat(Math.min(box.width, box.height)).as(target.innerText()).isGreaterThanOrEqualTo(24);
    }
  }

  @Test
  void atFourHundredPercentAllIsThereWithoutScrollingSideways() {
    // 1280 by 1024 at 400 %.
    try (var context = stage.visitor(new Browser.NewContextOptions().setViewportSize(320, 256))) {
      var chat = new Chat(context, help("en")).open();
      chat.say("delete my account");
      chat.sees("would signing out be enough?");
      assertThat(chat.input()).isInViewport();
      var log = chat.log().boundingBox();
      assertThat(log.height).isGreaterThan(60);
      assertThat(chat.widget().locator(".panel").evaluate("e => e.scrollWidth <= e.clientWidth"))
          .isEqualTo(true);
      assertThat(chat.log().evaluate("e => e.scrollWidth <= e.clientWidth")).isEqualTo(true);
      chat.choose(1);
      chat.sees("These are erased for good");
    }
  }

  @Test
  void withTextOfTwiceTheSizeNothingIsCutOff() {
    try (var context = stage.visitor()) {
      var chat = new Chat(context, help("en"));
      chat.call("chat.style.setProperty('--doorman-font-size', '32px')");
      chat.open();
      chat.say("delete my account");
      chat.sees("would signing out be enough?");
      for (String part : List.of(".head", ".foot", ".actions", ".log")) {
        assertThat(chat.widget().locator(part).evaluate("e => e.scrollWidth <= e.clientWidth"))
            .as(part)
            .isEqualTo(true);
      }
      assertThat(chat.input()).isInViewport();
      assertThat(chat.log().boundingBox().height).isGreaterThan(150);
    }
  }

  @Test
  void withLessMotionNothingMoves() {
    try (var context =
        stage.visitor(new Browser.NewContextOptions().setReducedMotion(ReducedMotion.REDUCE))) {
      States.all(Clock.systemUTC())
          .get("agent")
          .on(context, help("en"), WidgetAccessibilityIT::withLessMotionNothingMovesIn);
    }
  }

  private static void withLessMotionNothingMovesIn(Chat chat) {
    assertThat(chat.widget().locator(".dots")).isVisible();
    assertThat(chat.call("chat.shadowRoot.getAnimations().length")).isEqualTo(0);
  }

  @Test
  void inForcedColoursTheFocusIsSeenAndButtonsHaveEdges() {
    try (BrowserContext context =
        stage.visitor(new Browser.NewContextOptions().setForcedColors(ForcedColors.ACTIVE))) {
      States.all(Clock.systemUTC())
          .get("rich-answer")
          .on(
              context,
              help("en"),
              WidgetAccessibilityIT::inForcedColoursTheFocusIsSeenAndButtonsHaveEdgesIn);
    }
  }

  private static void inForcedColoursTheFocusIsSeenAndButtonsHaveEdgesIn(Chat chat) {
    chat.sees("Here is how");
    chat.page().keyboard().press("Shift+Tab");
    Locator reply = chat.button("Talk to a person").first();
    reply.focus();
    assertThat(reply).hasCSS("outline-style", "solid");
    assertThat(reply).hasCSS("border-style", "solid");
    assertThat(chat.widget().locator("doorman-composer .field")).hasCSS("border-style", "solid");
  }

  @Test
  void theKeyboardOfAPhoneDoesNotHideTheField() {
    try (var context =
        stage.visitor(
            new Browser.NewContextOptions()
                .setViewportSize(390, 844)
                .setHasTouch(true)
                .setIsMobile(true))) {
      var chat = new Chat(context, help("en")).open();
      var panel = chat.widget().locator(".panel").boundingBox();
      assertThat(panel.width).isCloseTo(390, within(1.0));
      assertThat(panel.height).isCloseTo(844, within(1.0));
      // As the on-screen keyboard does it: only the visual viewport gets smaller, and may be moved.
      chat.page()
          .evaluate(
              "() => { for (const [name, value] of [['height', 420], ['offsetTop', 60]])"
                  + " Object.defineProperty(visualViewport, name, { value });"
                  + " visualViewport.dispatchEvent(new Event('resize')); }");
      chat.page()
          .waitForCondition(() -> chat.widget().locator(".panel").boundingBox().height < 421);
      var input = chat.input().boundingBox();
      assertThat(input.y).isGreaterThan(60);
      assertThat(input.y + input.height).isLessThan(60 + 420);
    }
  }
}

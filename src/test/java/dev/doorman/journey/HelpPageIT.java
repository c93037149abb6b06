package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The help page and the chat on it, as readers use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HelpPageIT {
  private ServerProcess server;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new ServerProcess(folder);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  private BrowserContext context() {
    return Chromium.shared().newContext();
  }

  @Test
  void theLinkIsCopiedAndSaidToBe() {
    try (var context = context()) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = context.newPage();
      page.navigate(server.base() + "/help/delete-or-deactivate");
      page.getByRole(AriaRole.BUTTON, named("Copy link")).click();
      assertThat(page.getByText("Copied").first()).isVisible();
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo(server.base() + "/help/delete-or-deactivate");
    }
  }

  /** The last one: it ends the server, to read its store. */
  @Test
  @Order(Integer.MAX_VALUE)
  void votesOnTheArticleAndOnAnAnswerAreStoredOnceAndCanBeChanged() throws SQLException {
    try (var context = context()) {
      var chat = new ChatPage(context, server.base()).open();
      chat.say("How long does the deletion take?");
      chat.sees("15 business days");
      Locator ask =
          chat.chat().getByRole(AriaRole.GROUP).filter(Journey.hasText("Did this answer"));
      ask.getByText("Yes", new Locator.GetByTextOptions().setExact(true)).click();
      chat.sees("Thanks for letting us know.");
      ask.getByText("No", new Locator.GetByTextOptions().setExact(true)).click();
      assertThat(chat.chat().getByLabel("What was missing? (optional)")).isVisible();
      chat.button("Close chat").click();

      Locator question = chat.page().locator("main");
      question.getByRole(AriaRole.BUTTON, inside("Yes")).click();
      assertThat(question.getByText(Pattern.compile("Thank")).first()).isVisible();
      question.getByRole(AriaRole.BUTTON, inside("No")).click();
      assertThat(question.getByRole(AriaRole.TEXTBOX).first()).isVisible();
    }
    server.kill();
    try (var connection = server.database()) {
      assertThat(column(connection, "select helpful from answer_vote")).containsExactly("FALSE");
      assertThat(column(connection, "select helpful from article_vote")).containsExactly("FALSE");
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 390", "DARK, 390"})
  void axeFindsNothing(ColorScheme scheme, int width) {
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 844);
    try (var context = Chromium.shared().newContext(options)) {
      Page plain = context.newPage();
      plain.navigate(server.base() + "/help/delete-or-deactivate");
      assertNothingFound(plain);
      plain.navigate(server.base() + "/sandbox/mailbox");
      assertNothingFound(plain);
      var chat = new ChatPage(context, server.base()).open();
      chat.say("What happens to my photos?");
      chat.sees("typically 30 days");
      assertNothingFound(chat.page());
      chat.say("delete my account");
      chat.sees("would signing out be enough?");
      assertNothingFound(chat.page());
      chat.press("Delete account");
      chat.sees("These are erased for good");
      assertNothingFound(chat.page());
      chat.press("I understand, continue deleting");
      assertThat(
              chat.chat()
                  .getByRole(AriaRole.LINK)
                  .filter(Journey.hasText("Open verification page")))
          .isVisible();
      assertNothingFound(chat.page());
    }
  }

  @Test
  void theOfferIsReachedAndAnsweredByKeyboardAlone() {
    try (var context = context()) {
      Page page = context.newPage();
      page.navigate(server.base() + "/help/delete-or-deactivate");
      page.getByRole(AriaRole.BUTTON, named("Open support chat")).focus();
      page.keyboard().press("Enter");
      Locator input = page.getByRole(AriaRole.TEXTBOX, named("Message"));
      assertThat(input).isFocused();
      page.keyboard().type("delete my account");
      page.keyboard().press("Enter");
      Locator signOut =
          page.locator("doorman-chat")
              .getByRole(
                  AriaRole.BUTTON,
                  new Locator.GetByRoleOptions().setName("Sign out").setExact(true));
      assertThat(signOut).isVisible();
      for (int i = 0; i < 30 && !isFocused(signOut); i++) {
        page.keyboard().press("Shift+Tab");
      }
      assertThat(signOut).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.getByRole(AriaRole.LOG).getByText("Do the same on each").last()).isVisible();
      page.keyboard().press("Escape");
      assertThat(page.getByRole(AriaRole.BUTTON, named("Open support chat"))).isFocused();
    }
  }

  private static boolean isFocused(Locator element) {
    return (Boolean) element.evaluate("e => e.getRootNode().activeElement === e");
  }

  private static void assertNothingFound(Page page) {
    assertThat(Axe.violations(page)).as("axe on %s", page.url()).isEmpty();
  }

  private static List<String> column(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      List<String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator.GetByRoleOptions inside(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}

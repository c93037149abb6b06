package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import dev.doorman.sandbox.contract.Api;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The help centre, and the page that proves who somebody is, as readers use them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HelpCentreIT {
  private static final String TOKEN = "a-token-for-the-tests-of-the-help-centre";
  private static final String ARTICLE = "/help/delete-or-deactivate";

  private ServerProcess server;
  private Api api;

  @BeforeAll
  void start(@TempDir Path folder) {
    server = new ServerProcess(folder, Map.of("DOORMAN_DELETION_API_TOKEN", TOKEN));
    api = new Api(server.base().resolve("/sandbox/api"), TOKEN);
  }

  @AfterAll
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** A verification page in a language. */
  private URI verification(String locale) {
    String body = Api.body(UUID.randomUUID()).replace("\"en\"", '"' + locale + '"');
    return api.create(UUID.randomUUID().toString(), body).link();
  }

  /** Every pair of a language, a scheme and a width occurs. */
  @ParameterizedTest
  @CsvSource({
    "en,LIGHT,320",
    "en,DARK,390",
    "en,LIGHT,1280",
    "ar,DARK,320",
    "ar,LIGHT,390",
    "ar,DARK,1280"
  })
  void everyPageFitsAndAxeFindsNothing(String language, ColorScheme scheme, int width) {
    var options =
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setViewportSize(width, 844)
            .setLocale(language);
    try (var context = Chromium.shared().newContext(options)) {
      Page page = context.newPage();
      for (String path : List.of("/help", "/help?q=Mi", ARTICLE, "/nowhere")) {
        page.navigate(server.base() + path);
        assertThat(page.locator("html")).hasAttribute("dir", language.equals("ar") ? "rtl" : "ltr");
        assertFits(page);
        page.locator("[data-languages] summary").click();
        assertFits(page);
        assertNothingFound(page);
      }
      page.navigate(server.base() + ARTICLE);
      page.locator("[data-helpful=false]").click();
      assertThat(page.locator("input[value=unclear]")).isVisible();
      assertFits(page);
      assertNothingFound(page);
      proveWhoYouAre(page, language);
    }
  }

  private void proveWhoYouAre(Page page, String language) {
    page.navigate(verification(language).toString());
    assertThat(page.locator("html")).hasAttribute("lang", language);
    for (String next : List.of("yes", "identify", "check")) {
      assertFits(page);
      assertNothingFound(page);
      if (next.equals("identify")) {
        page.locator("#contact").fill("nobody@example.com");
      }
      page.locator("button[value=" + next + "]").click();
    }
    assertThat(page.locator("#code-error")).isVisible();
    assertFits(page);
    assertNothingFound(page);
  }

  @Test
  void searchIsUsedByKeyboardAlone() {
    try (var context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(server.base() + "/help");
      Locator field = page.getByRole(AriaRole.SEARCHBOX);
      for (int i = 0; i < 10 && !isFocused(field); i++) {
        page.keyboard().press("Tab");
      }
      assertThat(field).isFocused();
      page.keyboard().type("how do I sign out");
      Locator results = page.locator("[data-results-list] a");
      assertThat(results.first()).containsText("Sign out or delete?");
      assertThat(page.locator("[data-search-status]"))
          .hasText(Pattern.compile("[0-9]+ sections? found"));
      page.keyboard().press("ArrowDown");
      assertThat(results.first()).isFocused();
      page.keyboard().press("ArrowUp");
      assertThat(field).isFocused();
      page.keyboard().press("ArrowDown");
      page.keyboard().press("Enter");
      page.waitForURL("**" + ARTICLE + "#sign-out-or-delete");
      assertThat(page.locator("#sign-out-or-delete:target")).isInViewport();
      assertThat(
              page.evaluate(
                  "getComputedStyle(document.querySelector(':target'), '::before').content"))
          .as("the section of the address stands out")
          .isEqualTo("\"\"");
      page.goBack();
      assertThat(page.getByRole(AriaRole.SEARCHBOX)).hasValue("how do I sign out");
    }
  }

  @Test
  void theLanguageIsSwitchedByKeyboardAloneAndStays() {
    try (var context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(server.base() + ARTICLE);
      Locator summary = page.locator("[data-languages] summary");
      Locator arabic =
          page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("العربية"));
      summary.focus();
      page.keyboard().press("Enter");
      assertThat(arabic).isVisible();
      page.keyboard().press("Tab");
      page.keyboard().press("Escape");
      assertThat(arabic).isHidden();
      assertThat(summary).isFocused();
      page.keyboard().press("Enter");
      arabic.focus();
      page.keyboard().press("Enter");
      assertThat(page.locator("article")).hasAttribute("dir", "rtl");
      page.locator("a.brand").click();
      assertThat(page.locator("html")).hasAttribute("lang", "ar");
    }
  }

  @Test
  void allCanBeReadAndFoundWithoutJavaScript() {
    var options = new Browser.NewContextOptions().setJavaScriptEnabled(false);
    try (var context = Chromium.shared().newContext(options)) {
      Page page = context.newPage();
      page.navigate(server.base() + "/help");
      page.getByRole(AriaRole.SEARCHBOX).fill("how do I sign out");
      page.getByRole(AriaRole.SEARCHBOX).press("Enter");
      page.locator("[data-results-list] a").first().click();
      page.waitForURL("**" + ARTICLE + "#sign-out-or-delete");
      assertThat(page.getByText("It cannot be recovered")).isVisible();
      assertThat(page.getByText("Do the same on each of your devices.")).isVisible();
      assertThat(page.locator(".vote")).isHidden();
      page.locator("[data-languages] summary").click();
      page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Español")).click();
      assertThat(page.locator("html")).hasAttribute("lang", "es");
    }
  }

  @Test
  void aNoIsGivenItsReasonByKeyboardAlone() {
    try (var context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(server.base() + ARTICLE);
      page.locator("[data-helpful=false]").focus();
      page.keyboard().press("Enter");
      assertThat(page.getByText("Thanks for letting us know.")).isVisible();
      page.keyboard().press("Tab");
      assertThat(page.locator("input[value=missing]")).isFocused();
      page.keyboard().press("ArrowDown");
      assertThat(page.locator("input[value=unclear]")).isChecked();
      var sent =
          page.waitForRequest(
              "**/api/feedback",
              () -> {
                page.keyboard().press("Tab");
                page.keyboard().type("Which menu?");
                page.keyboard().press("Tab");
                page.keyboard().press("Enter");
              });
      assertThat(sent.postData())
          .contains("\"reason\":\"unclear\"")
          .contains("\"comment\":\"Which menu?\"");
      assertThat(page.locator("[data-vote-status]")).hasText("Thanks! We read every comment.");
      assertThat(page.locator("[data-vote-status]")).isFocused();
      assertThat(page.locator("[data-vote-comment]")).isHidden();
    }
  }

  @Test
  void theLinkBesideAHeadingIsCopied() {
    try (var context = Chromium.shared().newContext()) {
      context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = context.newPage();
      page.navigate(server.base() + ARTICLE);
      page.locator("#good-to-know [data-anchor]").click();
      assertThat(page.locator("[data-share-status]")).hasText("Copied");
      assertThat(page.evaluate("navigator.clipboard.readText()"))
          .isEqualTo(server.base() + ARTICLE + "#good-to-know");
    }
  }

  @Test
  void onPaperOnlyTheArticleIsLeft() {
    try (var context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(server.base() + ARTICLE);
      page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
      assertThat(page.locator("h1")).isVisible();
      assertThat(page.getByText("Confirm the deletion.")).isVisible();
      for (String left : List.of(".bar", ".contents", ".vote", ".related", "doorman-chat")) {
        assertThat(page.locator(left).first()).isHidden();
      }
    }
  }

  private static boolean isFocused(Locator element) {
    return (Boolean) element.evaluate("e => e === document.activeElement");
  }

  private static void assertFits(Page page) {
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("sideways on %s", page.url())
        .isEqualTo(0);
  }

  private static void assertNothingFound(Page page) {
    assertThat(Axe.violations(page)).as("axe on %s", page.url()).isEmpty();
  }
}

package dev.doorman.journey.widget;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Pictures of every state of the widget and of every page, in {@code target/screenshots}: to be
 * looked at, by {@code ./mvnw -Pscreenshots verify}.
 */
@ExtendWith(Stage.Provider.class)
class WidgetScreenshots {
  private static final Path FOLDER = Path.of("target", "screenshots");

  /** Milliseconds in which things have come to rest. */
  private static final int STILL = 400;

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 390",
    "en, LIGHT, 1280",
    "en, DARK, 390",
    "en, DARK, 1280",
    "ar, LIGHT, 390",
    "ar, LIGHT, 1280"
  })
  void ofEveryState(String language, ColorScheme scheme, int width, Stage stage) {
    String name = "%s-%s-%d".formatted(language, scheme.name().toLowerCase(Locale.ROOT), width);
    String address = stage.server() + "/help/delete-or-deactivate?locale=" + language;
    try (BrowserContext context = stage.visitor(look(language, scheme, width))) {
      var chat = new Chat(context, address);
      picture(chat.page(), name, "closed");
      chat.launcher().click();
      chat.widget().locator(".bubble").first().waitFor();
      Flow flow =
          language.equals("ar")
              ? Flow.arabic(stage.server(), "noor@example.com")
              : Flow.english(stage.server(), "lin@example.com");
      flow.walk(chat, (page, state) -> picture(page, name, state));
    }
    States.all(Clock.systemUTC())
        .forEach(
            (state, played) -> {
              try (BrowserContext context = stage.visitor(look(language, scheme, width))) {
                played.on(context, address, chat -> picture(chat.page(), name, state));
              }
            });
  }

  @ParameterizedTest
  @CsvSource({
    "en, LIGHT, 320",
    "en, LIGHT, 390",
    "en, LIGHT, 1280",
    "en, DARK, 390",
    "en, DARK, 1280",
    "ar, LIGHT, 320",
    "ar, LIGHT, 390",
    "ar, LIGHT, 1280",
    "es, LIGHT, 320"
  })
  void ofThePages(String language, ColorScheme scheme, int width, Stage stage) {
    String name =
        "pages-%s-%s-%d".formatted(language, scheme.name().toLowerCase(Locale.ROOT), width);
    String locale = "?locale=" + language;
    try (BrowserContext context = stage.visitor(look(language, scheme, width))) {
      Page page = context.newPage();
      page.navigate(stage.server() + "/help" + locale);
      picture(page, name, "home");
      page.navigate(stage.server() + "/help" + locale + "&q=Mi");
      picture(page, name, "results");
      page.navigate(stage.server() + "/help/nowhere" + locale);
      picture(page, name, "not-found");
      page.navigate(stage.server() + "/sandbox/mailbox" + locale);
      picture(page, name, "mailbox");
      page.navigate(stage.server() + "/help/delete-or-deactivate" + locale);
      page.locator("[data-languages] summary").click();
      picture(page, name, "languages");
      page.locator("[data-languages] summary").click();
      page.locator("[data-helpful=false]").click();
      page.locator("[data-vote-comment]").waitFor();
      save(page, name, "article", true);
    }
  }

  private static Browser.NewContextOptions look(String language, ColorScheme scheme, int width) {
    return new Browser.NewContextOptions()
        .setLocale(language)
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setHasTouch(width < 500)
        .setIsMobile(width < 500)
        .setViewportSize(width, 844);
  }

  private static void picture(Page page, String look, String state) {
    save(page, look, state, false);
  }

  private static void save(Page page, String look, String state, boolean whole) {
    page.waitForTimeout(STILL);
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(FOLDER.resolve(look + "-" + state + ".png"))
            .setFullPage(whole));
  }
}

package dev.doorman.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.doorman.journey.Axe;
import dev.doorman.journey.Chromium;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages of sign-in, users and audit log, as people use them. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class DeskPagesTest {
  @TestHTTPResource("/")
  URI base;

  @Inject DeskAccounts accounts;

  private String at(String path) {
    return base.resolve(path).toString();
  }

  private void signIn(Page page, String name, String password) {
    page.getByLabel("User name").fill(name);
    page.getByLabel("Password").fill(password);
    page.keyboard().press("Enter");
  }

  /** What the browser complains of, as a policy that was broken. */
  private static List<String> complaints(Page page) {
    List<String> found = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            found.add(message.text());
          }
        });
    page.onPageError(found::add);
    return found;
  }

  private static void assertFitsAndAxeFindsNothing(Page page, int width) {
    assertThat(page.evaluate("document.documentElement.scrollWidth"))
        .as("width of %s", page.url())
        .isEqualTo(width);
    assertThat(Axe.violations(page)).as("axe on %s", page.url()).isEmpty();
    String shots = System.getProperty("shots.folder");
    if (shots != null) {
      String name = page.url().replaceAll(".*/desk/", "").replaceAll("[^a-z-].*", "");
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of(shots, name + "-" + width + ".png")));
    }
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 390", "DARK, 390", "LIGHT, 1280", "DARK, 1280", "LIGHT, 320"})
  void everyPageFitsAndAxeFindsNothing(ColorScheme scheme, int width) {
    var options =
        new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, 844);
    try (BrowserContext context = Chromium.shared().newContext(options)) {
      Page page = context.newPage();
      List<String> complaints = complaints(page);
      page.navigate(at("/desk/users"));
      assertFitsAndAxeFindsNothing(page, width);
      signIn(page, "admin", "not the password");
      assertThat(page.locator("[data-status]")).containsText("is wrong");
      assertFitsAndAxeFindsNothing(page, width);
      signIn(page, "admin", WithAdmin.PASSWORD);
      page.waitForURL("**/desk/users");
      page.getByText("New user").click();
      page.getByText("Edit").first().click();
      assertFitsAndAxeFindsNothing(page, width);
      page.navigate(at("/desk/audit"));
      assertFitsAndAxeFindsNothing(page, width);
      page.navigate(at("/desk/password"));
      assertFitsAndAxeFindsNothing(page, width);
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void anAdministratorMakesAnAgentWhoTakesAPasswordOfTheOwn() {
    String name = "carla" + UUID.randomUUID().toString().substring(0, 6);
    String first;
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(at("/desk/users"));
      signIn(page, "admin", WithAdmin.PASSWORD);
      page.waitForURL("**/desk/users");
      page.getByText("New user").click();
      page.locator("#new_name").fill(name);
      page.locator("#new_display").fill("Carla <b>Díaz</b>");
      page.locator("#new_teams").fill("billing, support");
      page.locator("#new_languages").fill("es");
      page.keyboard().press("Enter");
      Locator welcome = page.locator("[data-welcome]");
      assertThat(welcome).isVisible();
      assertThat(welcome).isFocused();
      first = page.locator("[data-welcome-password]").textContent();
      page.reload();
      assertThat(page.locator("[data-welcome]")).isHidden();
      Locator carla = page.locator("[data-name=" + name + "]");
      assertThat(carla).containsText("Carla <b>Díaz</b>");
      assertThat(carla).containsText("billing, support");
    }
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(at("/desk/users"));
      signIn(page, name, first);
      page.waitForURL("**/desk/password**");
      page.getByLabel("Current password").fill(first);
      page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
          .fill("a sentence of her own");
      page.getByLabel("Confirm new password").fill("a sentence of another");
      page.keyboard().press("Enter");
      assertThat(page.locator("[data-status]")).containsText("don’t match");
      page.getByLabel("Confirm new password").fill("a sentence of her own");
      page.keyboard().press("Enter");
      page.waitForURL("**/desk/users");
      assertThat(page.locator("h1")).hasText("You can't open this page");
      page.locator("[data-sign-out]").click();
      page.waitForURL("**/desk/sign-in");
      page.navigate(at("/desk/users"));
      assertThat(page).hasURL(Pattern.compile(".*/desk/sign-in\\?next=.*"));
    }
  }

  @Test
  void aUserIsEditedDisabledAndGivenANewPassword() {
    var ann = accounts.signedIn(Role.AGENT).agent();
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.onDialog(dialog -> dialog.accept());
      page.navigate(at("/desk/users"));
      signIn(page, "admin", WithAdmin.PASSWORD);
      page.waitForURL("**/desk/users");
      Locator row = page.locator("[data-name=" + ann.name() + "]");
      row.locator("summary").click();
      row.locator("input[value=lead]").check();
      row.getByLabel("Chats at once").fill("7");
      row.locator("button[type=submit]").click();
      assertThat(row).containsText("agent, lead");
      row.locator("summary").click();
      assertThat(row.getByLabel("Chats at once")).hasValue("7");
      row.locator("[data-reset]").click();
      assertThat(page.locator("[data-welcome-password]"))
          .hasText(Pattern.compile("[a-z0-9]{5}(-[a-z0-9]{5}){3}"));
      row.locator("[data-disable]").click();
      assertThat(row).containsText("Disabled.");
      page.navigate(at("/desk/audit"));
      assertThat(page.locator("tbody tr").first()).containsText("user-disabled");
    }
  }

  @Test
  void signingInTakesTheKeyboardAlone() {
    try (BrowserContext context = Chromium.shared().newContext()) {
      Page page = context.newPage();
      page.navigate(at("/desk/users"));
      Locator name = page.getByLabel("User name");
      for (int i = 0; i < 6 && !(Boolean) name.evaluate("e => document.activeElement === e"); i++) {
        page.keyboard().press("Tab");
      }
      assertThat(name).isFocused();
      page.keyboard().type("admin");
      page.keyboard().press("Tab");
      page.keyboard().type(WithAdmin.PASSWORD);
      page.keyboard().press("Tab");
      page.keyboard().press("Enter");
      page.waitForURL("**/desk/users");
      assertThat(page.locator("h1")).hasText("Users");
    }
  }
}

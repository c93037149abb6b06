package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The desk as a signed-in agent uses it. */
final class AgentPage implements AutoCloseable {
  private static final double PATIENCE = 30_000;

  private final BrowserContext context;
  private final String name;
  private final URI server;
  private final Page page;
  private final List<String> errors = new ArrayList<>();

  AgentPage(BrowserContext context, URI server, String name) {
    this.context = context;
    this.server = server;
    this.name = name;
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")
              || message.text().contains("TrustedHTML")) {
            errors.add(message.text());
          }
        });
    page.navigate(server + "/desk");
    assertThat(page.locator("main")).isVisible();
  }

  BrowserContext context() {
    return context;
  }

  Page page() {
    return page;
  }

  String name() {
    return name;
  }

  URI server() {
    return server;
  }

  /** Uncaught errors and broken policies. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  Locator part(String selector) {
    return page.locator(selector);
  }

  Locator part(String selector, String text) {
    return page.locator(selector, hasText(text));
  }

  /** A chat's line in the list that is shown. */
  Locator row(String chat) {
    return page.locator(".row[data-chat='" + chat + "']");
  }

  AgentPage list(String list) {
    page.locator("[data-tab=" + list + "]").click();
    return this;
  }

  /** Opens a chat from the list that is shown. */
  AgentPage open(String chat) {
    row(chat).click();
    assertThat(page.locator("[data-log='" + chat + "']")).isVisible();
    return this;
  }

  Locator act(String act) {
    return page.locator("[data-act=" + act + "]");
  }

  /** Opens a waiting chat and takes it. */
  AgentPage claim(String chat) {
    list("waiting").open(chat);
    act("claim").click();
    assertThat(reply()).isFocused();
    return this;
  }

  /** Where the agent writes. */
  Locator reply() {
    return page.locator("#write");
  }

  void say(String text) {
    reply().fill(text);
    reply().press("Enter");
    assertThat(said(text)).isVisible();
  }

  /** A stored message of an agent's in the open chat. */
  Locator said(String text) {
    return page.locator(".event.agent[data-seq]", hasText(text));
  }

  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  void sees(String text) {
    assertThat(log().getByText(text).last()).isVisible();
  }

  Locator dialog() {
    return page.locator("dialog[open]");
  }

  /** What became of the last act, in words. */
  Locator banner() {
    return page.locator(".banner");
  }

  private static Page.LocatorOptions hasText(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  @Override
  public void close() {
    context.close();
  }
}

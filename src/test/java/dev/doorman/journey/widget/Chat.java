package dev.doorman.journey.widget;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;

/** A page with the chat on it, and what is done and seen there. */
final class Chat {
  private static final double PATIENCE = 30_000;

  private final Page page;
  private final Locator widget;
  private final List<String> errors = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private final List<String> received = new ArrayList<>();

  Chat(BrowserContext context, String address) {
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onPageError(errors::add);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            errors.add(message.text());
          }
        });
    page.onWebSocket(
        socket -> {
          socket.onFrameSent(frame -> sent.add(String.valueOf(frame.text())));
          socket.onFrameReceived(frame -> received.add(String.valueOf(frame.text())));
        });
    page.navigate(address);
    widget = page.locator("doorman-chat").first();
  }

  Page page() {
    return page;
  }

  Locator widget() {
    return widget;
  }

  /** Uncaught errors, refused loads and broken policies. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Frames that went out over sockets. */
  List<String> sent() {
    return List.copyOf(sent);
  }

  List<String> received() {
    return List.copyOf(received);
  }

  Locator launcher() {
    return widget.locator(".launcher");
  }

  Locator log() {
    return widget.getByRole(AriaRole.LOG);
  }

  Locator input() {
    return widget.locator("doorman-composer textarea");
  }

  Locator button(String name) {
    return widget.getByRole(AriaRole.BUTTON, named(name));
  }

  Locator link(String name) {
    return widget.getByRole(AriaRole.LINK).filter(new Locator.FilterOptions().setHasText(name));
  }

  /** Opens the chat and waits for the bot's first words. */
  Chat open() {
    launcher().click();
    sees("automated assistant, not a person");
    return this;
  }

  void say(String text) {
    input().fill(text);
    input().press("Enter");
  }

  /** Waits until the text stands in the conversation, at least once, in sight or further up. */
  void sees(String text) {
    assertThat(log().getByText(text).last())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
  }

  /** Presses the first (0) or second (1) choice of the question that is open. */
  void choose(int option) {
    Locator open = widget.locator(".prompt:not(.done)").last();
    Locator choice = open.locator(".options button").nth(option);
    String label = choice.innerText().strip();
    choice.click();
    // The choice is said by the customer, and the question is not open any more.
    assertThat(widget.locator(".row.customer").filter(hasText(label)).last())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
  }

  /** The open question, once it is of this many choices. */
  Locator question() {
    return widget.locator(".prompt:not(.done)").last();
  }

  /** What the widget is asked by the page's own script: {@code chat} is the element. */
  Object call(String script) {
    return widget.evaluate("chat => " + script);
  }

  static Locator.FilterOptions hasText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static Locator.GetByRoleOptions named(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}

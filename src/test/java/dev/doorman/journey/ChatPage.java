package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** The help page with the chat on it, as a customer uses it. */
final class ChatPage {
  private static final double PATIENCE = 30_000;

  private final URI server;
  private final Page page;

  /** Every frame that came over the page's sockets. */
  private final List<String> received = new ArrayList<>();

  private final List<String> sent = new ArrayList<>();

  ChatPage(BrowserContext context, URI server) {
    this.server = server;
    page = context.newPage();
    page.setDefaultTimeout(PATIENCE);
    page.onWebSocket(
        socket -> {
          socket.onFrameReceived(frame -> received.add(String.valueOf(frame.text())));
          socket.onFrameSent(frame -> sent.add(String.valueOf(frame.text())));
        });
  }

  ChatPage open() {
    page.navigate(server + "/help/delete-or-deactivate");
    button("Open support chat").click();
    assertThat(log()).containsText("automated assistant, not a person");
    return this;
  }

  Page page() {
    return page;
  }

  Locator chat() {
    return page.locator("doorman-chat");
  }

  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void say(String text) {
    Locator input =
        page.getByRole(
            AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Message").setExact(true));
    input.fill(text);
    input.press("Enter");
  }

  /**
   * Presses a button in the chat; the newest one, where there are several of the name. A press that
   * misses because the log was still scrolling is made again, as a customer would.
   */
  void press(String name) {
    Locator button =
        chat()
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
            .last();
    button.click();
    try {
      button.waitFor(
          new Locator.WaitForOptions()
              .setState(WaitForSelectorState.HIDDEN)
              .setTimeout(PATIENCE / 6));
    } catch (TimeoutError missed) {
      button.click();
    }
  }

  /** Waits until the text stands in the conversation; cards have shadow roots of their own. */
  void sees(String text) {
    assertThat(log().getByText(text).last())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
  }

  List<String> received() {
    return List.copyOf(received);
  }

  List<String> sent() {
    return List.copyOf(sent);
  }
}

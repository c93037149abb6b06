package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A help page with the chat open on it, as a customer uses it. */
final class CustomerPage implements AutoCloseable {
  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");

  private final BrowserContext context;
  private final Page page;
  private final List<String> received = new ArrayList<>();

  CustomerPage(BrowserContext context, URI server) {
    this.context = context;
    page = context.newPage();
    page.onWebSocket(
        socket -> socket.onFrameReceived(frame -> received.add(String.valueOf(frame.text()))));
    page.navigate(server + "/help/delete-or-deactivate?locale=en");
    widget().locator(".launcher").click();
    sees("automated assistant, not a person");
  }

  /** The chat's id, as the desk names it. */
  String id() {
    return received.stream()
        .map(CONVERSATION::matcher)
        .filter(Matcher::find)
        .map(found -> found.group(1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no welcome came"));
  }

  private Locator widget() {
    return page.locator("doorman-chat").first();
  }

  Locator part(String selector) {
    return widget().locator(selector);
  }

  /** What the bot has said so far. */
  Locator botsWords() {
    return part(".row.bot");
  }

  /** The question that is open. */
  Locator question() {
    return part(".prompt:not(.done)").last();
  }

  void say(String text) {
    Locator input = part("doorman-composer textarea");
    input.fill(text);
    input.press("Enter");
  }

  /** Asks for a person, and is told that the team was asked. */
  CustomerPage asksForAPerson() {
    say("I want to talk to a person");
    sees("I've let the team know");
    return this;
  }

  /** Presses a choice of the open question: the first is 0. */
  void choose(int option) {
    question().locator(".options button").nth(option).click();
  }

  /** Waits until the text stands in the conversation. */
  void sees(String text) {
    assertThat(widget().getByRole(AriaRole.LOG).getByText(text).last()).isVisible();
  }

  @Override
  public void close() {
    context.close();
  }
}

package dev.doorman.journey.desk;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.RequestOptions;
import dev.doorman.sandbox.Mailbox;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A help page with the chat open on it, as a customer uses it. */
final class CustomerPage implements AutoCloseable {
  private static final Pattern CONVERSATION = Pattern.compile("\"conversation\":\"([^\"]+)\"");

  private static final Pattern RESUME = Pattern.compile("\"resume\":\"([^\"]+)\"");

  private final BrowserContext context;
  private final URI server;
  private final Page page;
  private final List<String> received = new ArrayList<>();

  CustomerPage(BrowserContext context, URI server) {
    this.context = context;
    this.server = server;
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

  /** Leaves an address beside the message that was left. */
  void leavesAddress(String email) {
    Locator form = part("doorman-address-form");
    form.locator("#email").fill(email);
    form.getByText("Save address").click();
    sees("can write to you at " + email);
  }

  /** Deletes the account with this address, all the way to the receipt. */
  CustomerPage deletesTheAccount(String email) {
    say("please delete my account");
    sees("would signing out be enough?");
    choose(1);
    sees("These are erased for good");
    choose(0);
    Locator link = widget().getByText("Open verification page").last();
    assertThat(link).isVisible();
    Page verification = context.waitForPage(link::click);
    verification.getByText("Yes, continue").click();
    verification.getByLabel("Email address or phone number").fill(email);
    verification.getByText("Send me a code").click();
    verification.getByLabel("6-digit code").fill(new Mailbox(server).code(email));
    verification.getByText("Confirm it’s me").click();
    sees("This is the account that will be deleted");
    choose(0);
    sees("Deletion request accepted");
    return this;
  }

  /** Has everything that was said erased, as whoever holds the conversation's secret may. */
  void erases() {
    String secret =
        received.stream()
            .map(RESUME::matcher)
            .filter(Matcher::find)
            .map(found -> found.group(1))
            .findFirst()
            .orElseThrow();
    org.assertj.core.api.Assertions.assertThat(
            context
                .request()
                .delete(
                    server + "/api/conversation",
                    RequestOptions.create().setHeader("Authorization", "Bearer " + secret))
                .status())
        .isEqualTo(204);
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

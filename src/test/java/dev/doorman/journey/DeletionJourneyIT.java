package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.doorman.sandbox.Mailbox;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A customer's whole way, in a real browser, against the real jar. */
class DeletionJourneyIT extends Journey {
  private static final String EMAIL = "sam@example.com";

  @Test
  void theWholeWayWithAReloadAndAKilledServer() throws SQLException {
    var chat = new ChatPage(context, server.base()).open();

    chat.say("What happens to my photos?");
    chat.sees("grace period, typically 30 days");
    assertThat(chat.chat().getByRole(AriaRole.LINK).filter(hasText("What happens to your data")))
        .isVisible();

    chat.say("please delete my account");
    chat.sees("would signing out be enough?");
    chat.press("Delete account");
    chat.sees("These are erased for good");

    chat.chat().getByRole(AriaRole.CHECKBOX).first().check();
    chat.page().reload();
    assertThat(chat.chat().getByRole(AriaRole.CHECKBOX).first()).isChecked();
    chat.press("I understand, continue deleting");

    var handoff = chat.chat().getByRole(AriaRole.LINK).filter(hasText("Open verification page"));
    assertThat(handoff).isVisible();
    Page verification = context.waitForPage(handoff::click);
    String phrase = verification.locator(".phrase").innerText();
    assertThat(chat.chat()).containsText(phrase);

    server.kill();
    assertThat(chat.chat()).containsText("Reconnecting");
    server.start();

    verification.getByRole(AriaRole.BUTTON).filter(hasText("Yes, continue")).click();
    verification.getByLabel("Email address or phone number").fill(EMAIL);
    verification.getByRole(AriaRole.BUTTON).filter(hasText("Send me a code")).click();
    String code = new Mailbox(server.base()).code(EMAIL);
    verification.getByLabel("6-digit code").fill(code);
    verification.getByRole(AriaRole.BUTTON).filter(hasText("Confirm it’s me")).click();
    assertThat(verification.getByRole(AriaRole.HEADING).first()).hasText("You’re verified");

    // Typed into the chat by mistake, the code goes nowhere.
    chat.sees("This is the account that will be deleted");
    chat.say("my code is " + code);
    assertThat(chat.chat()).containsText("We removed the digits before sending");

    chat.press("Delete my account for good");
    chat.sees("Deletion request accepted");
    chat.sees("15 business days");

    assertThat(chat.received()).isNotEmpty().noneMatch(frame -> frame.contains(code));
    assertThat(chat.sent()).isNotEmpty().noneMatch(frame -> frame.contains(code));
    server.kill();
    assertThat(server.log()).isNotEmpty().noneMatch(line -> line.contains(code));
    assertThat(rows()).isNotEmpty().noneMatch(row -> row.contains(code));
  }

  private List<String> rows() throws SQLException {
    try (var connection = server.database()) {
      return Tables.outsideSandbox(connection);
    }
  }
}

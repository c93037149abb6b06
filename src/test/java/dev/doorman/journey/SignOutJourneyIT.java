package dev.doorman.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A customer who finds that signing out will do. */
class SignOutJourneyIT extends Journey {
  @Test
  void signingOutShowsTheStepsMakesNoRequestAndIsNotAskedAgain() throws SQLException {
    var chat = new ChatPage(context, server.base()).open();
    chat.say("delete my account");
    chat.sees("would signing out be enough?");
    EqualTerms.hold(chat.page(), option(chat, "Sign out"), option(chat, "Delete account"));
    chat.press("Sign out");
    chat.sees("Do the same on each of your devices");
    assertThat(chat.chat().getByRole(AriaRole.LINK).filter(hasText("Sign out or delete?")).last())
        .isVisible();

    server.kill();
    server.start();
    chat.page().reload();
    chat.say("delete my account");
    chat.sees("Please read this before you continue");
    assertThat(chat.log().getByText("would signing out be enough?")).hasCount(1);

    server.kill();
    try (var connection = server.database();
        var statement = connection.createStatement();
        var requests =
            statement.executeQuery(
                "select (select count(*) from \"sandbox\".deletion_request)"
                    + " + (select count(*) from outbox)")) {
      requests.next();
      assertThat(requests.getInt(1)).isZero();
    }
  }

  private static Locator option(ChatPage chat, String name) {
    return chat.chat()
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .last();
  }
}

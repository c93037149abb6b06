package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.chat.WireClient;
import dev.doorman.desk.hook.Receiver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another helpdesk takes a chat over, step by step as docs/desk-webhooks.md has it. */
class OtherHelpdeskIT {
  private static final String ADMIN_PASSWORD = "correct horse battery";
  private static final String FIRST_OF_ALL = "a long first passphrase";
  @TempDir Path folder;

  @Test
  void customerIsAnsweredFromAnotherHelpdeskAndTheBotComesBackWhenItCloses() {
    var settings =
        Map.of("DOORMAN_ADMIN_PASSWORD", ADMIN_PASSWORD, "DOORMAN_HOOKS_ALLOW_PRIVATE", "true");
    try (var server = new ServerProcess(folder, settings);
        var hooks = new Receiver();
        var admin = DeskSession.signIn(server.base(), "admin", ADMIN_PASSWORD)) {
      if (admin.me().path("mustChangePassword").asBoolean()) {
        admin.changePassword(ADMIN_PASSWORD, FIRST_OF_ALL);
      }
      try (var helpdesk = OtherHelpdesk.join(server.base(), admin, hooks)) {
        WireClient customer = WireClient.greeted(server.base());
        customer.say("I want to talk to a person");
        helpdesk.until("the chat was claimed", () -> helpdesk.held().isPresent());
        customer.notice("desk-claimed");

        helpdesk.answer("Hello, how can I help?");
        JsonNode answer = customer.event("text");
        while (!answer.path("from").asText().equals("agent")) {
          answer = customer.event("text");
        }
        assertThat(answer.at("/body/text").asText()).isEqualTo("Hello, how can I help?");
        assertThat(answer.at("/body/agent").asText()).isEqualTo("Support team");

        customer.say("my invoice is wrong");
        helpdesk.until(
            "the customer was heard", () -> helpdesk.heard().contains("my invoice is wrong"));

        helpdesk.closeChat();
        customer.notice("desk-closed");
        helpdesk.until("the end was told", () -> helpdesk.isClosed());

        customer.say("how do I sign out?");
        assertThat(customer.event("answer").path("from").asText()).isEqualTo("bot");
        assertThat(helpdesk.faults()).as("calls that were not Doorman's").isEmpty();
        customer.close();
      }
    }
  }

  /** Longer than any of it takes. */
  static final Duration PATIENCE = Duration.ofSeconds(30);
}

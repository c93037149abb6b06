package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Api.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MailboxTest {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;
  @Inject SandboxConfig config;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  private Api api;
  private Mailbox mailbox;
  private SandboxCustomer customer;

  @BeforeEach
  void connect() {
    api = new Api(server.resolve("/sandbox/api"), settings.tokens().getFirst());
    mailbox = new Mailbox(server);
    customer = new SandboxCustomer(accounts, mailbox, config, clock);
  }

  @Test
  void mailsAreListedAsJsonNewestFirst() {
    String email = accounts.add();
    Answer created = api.create();
    customer.askForCode(created.link(), email);
    clock.advance(Duration.ofSeconds(60));
    Browser.press(created.link(), "resend");
    JsonNode mails = mailbox.mails(email);
    assertThat(mails).hasSize(2);
    for (JsonNode mail : mails) {
      assertThat(mail.fieldNames())
          .toIterable()
          .containsExactly("to", "subject", "text", "at", "code");
      assertThat(mail.path("to").asText()).isEqualTo(email);
      assertThat(mail.path("code").asText()).matches("[0-9]{6}");
      assertThat(mail.path("text").asText())
          .contains(mail.path("code").asText())
          .contains(created.body().at("/verification/matchPhrase").asText())
          .contains("Never share this code with anyone");
      assertThat(mail.path("subject").asText()).doesNotContain(mail.path("code").asText());
    }
    assertThat(Instant.parse(mails.path(0).path("at").asText()))
        .isAfter(Instant.parse(mails.path(1).path("at").asText()));
  }

  @Test
  void anAddressWithoutMailsHasAnEmptyList() {
    assertThat(mailbox.mails("nobody@example.com")).isEmpty();
    assertThat(mailbox.mails("nonsense")).isEmpty();
  }

  @Test
  void codesForAPhoneAreFoundUnderItsNumberHoweverWritten() {
    Answer created = api.create();
    Browser.press(created.link(), "yes");
    Browser.fill(created.link(), "contact", "+1 555 0100", "identify");
    assertThat(mailbox.count("+15550100")).isPositive();
    assertThat(mailbox.mails("+1 555 0100")).isEqualTo(mailbox.mails("+15550100"));
    assertThat(Browser.open(server.resolve("/sandbox/mailbox/+15550100")).body())
        .contains("+15550100");
  }

  @Test
  void thePageListsTheAccountsAndShowsTheMailsToOne() {
    HttpResponse<String> page = Browser.open(server.resolve("/sandbox/mailbox"));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("sam@example.com", "lin@example.com", "+15550100");
    String email = accounts.add();
    customer.askForCode(api.create().link(), email);
    assertThat(Browser.open(server.resolve("/sandbox/mailbox?address=" + email)).body())
        .contains("<strong>" + mailbox.code(email) + "</strong>");
  }

  @Test
  void whatIsTypedComesBackAsText() {
    HttpResponse<String> page =
        Browser.open(server.resolve("/sandbox/mailbox?address=%3Cscript%3E"));
    assertThat(page.body()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @Test
  void theLastCodeOfTheDayForAnAccountSaysSoAndNoFurtherOneIsSentHoweverItIsNamed() {
    String email = accounts.add();
    String subject = email.substring(0, email.indexOf('@'));
    for (int sent = 0; sent < config.codesPerRecipient(); sent++) {
      customer.askForCode(api.create().link(), email);
    }
    int left = config.codesPerAccount() - config.codesPerRecipient();
    for (int sent = 0; sent < left; sent++) {
      assertThat(mailbox.mails(email).path(0).path("text").asText()).doesNotContain("last code");
      askBySubject(subject);
    }
    assertThat(mailbox.count(email)).isEqualTo(config.codesPerAccount());
    assertThat(mailbox.mails(email).path(0).path("text").asText())
        .contains("This is the last code we’ll send for your account until ");
    assertThat(Browser.heading(askBySubject(subject))).isEqualTo("Enter your code");
    assertThat(mailbox.count(email)).isEqualTo(config.codesPerAccount());
  }

  private HttpResponse<String> askBySubject(String subject) {
    Answer created =
        api.create(
            UUID.randomUUID().toString(),
            Api.body(UUID.randomUUID()).replace("}", ",\"subject\":\"" + subject + "\"}"));
    return Browser.press(created.link(), "yes");
  }
}

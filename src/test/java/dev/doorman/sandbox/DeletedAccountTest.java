package dev.doorman.sandbox;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Api.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a completed deletion leaves behind: nothing. */
@QuarkusTest
class DeletedAccountTest {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;
  @Inject SandboxConfig config;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  private Api api;
  private Mailbox mailbox;
  private SandboxCustomer customer;
  private String email;

  @BeforeEach
  void connect() {
    api = new Api(server.resolve("/sandbox/api"), settings.tokens().getFirst());
    mailbox = new Mailbox(server);
    customer = new SandboxCustomer(accounts, mailbox, config, clock);
    email = accounts.add();
  }

  private Answer accepted() {
    Answer created = api.create();
    customer.askForCode(created.link(), email);
    Browser.fill(created.link(), "code", mailbox.code(email), "check");
    return api.confirm(created.id(), UUID.randomUUID().toString());
  }

  private String mailboxPage() {
    return Browser.open(server.resolve("/sandbox/mailbox?address=" + email)).body();
  }

  @Test
  void theAccountIsThereUntilTheDeletionIsCompletedAndThenGone() {
    Answer accepted = accepted();
    assertThat(Accounts.isIn(mailboxPage(), email)).isTrue();
    clock.advance(config.completeAfter());
    assertThat(api.get(accepted.id()).state()).isEqualTo("completed");
    assertThat(Accounts.isIn(mailboxPage(), email)).isFalse();
  }

  @Test
  void aLaterRequestForItIsLikeOneForAnUnknownAccount() {
    Answer accepted = accepted();
    clock.advance(config.completeAfter());
    api.get(accepted.id());
    int before = mailbox.count(email);
    Answer later = api.create();
    customer.askForCode(later.link(), email);
    assertThat(mailbox.count(email)).isEqualTo(before);
  }

  @Test
  void aCodeThatWasSentBeforeIsOfNoUseOnceTheAccountIsGone() {
    Answer accepted = accepted();
    clock.advance(config.completeAfter().minusSeconds(60));
    Answer other = api.create();
    customer.askForCode(other.link(), email);
    clock.advance(Duration.ofSeconds(60));
    assertThat(api.get(accepted.id()).state()).isEqualTo("completed");
    Browser.fill(other.link(), "code", mailbox.code(email), "check");
    assertThat(api.get(other.id()).state()).isEqualTo("awaiting_verification");
  }

  @Test
  void aWithdrawnDeletionDeletesNothing() {
    Answer accepted = accepted();
    api.withdraw(accepted.id());
    clock.advance(config.completeAfter());
    api.get(accepted.id());
    assertThat(Accounts.isIn(mailboxPage(), email)).isTrue();
  }

  @Test
  void itIsCompletedWithNobodyAsking() {
    accepted();
    clock.advance(config.completeAfter());
    await("the account to go").until(() -> !Accounts.isIn(mailboxPage(), email));
  }
}

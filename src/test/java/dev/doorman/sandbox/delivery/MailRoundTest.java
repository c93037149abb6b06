package dev.doorman.sandbox.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.TestConfig;
import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.jdbc.TestStore;
import dev.doorman.sandbox.proof.Contact;
import io.quarkus.mailer.Mailer;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class MailRoundTest {
  private final TestStore tables = new TestStore();
  private final TestClock clock = new TestClock();
  private final List<io.quarkus.mailer.Mail> taken = new CopyOnWriteArrayList<>();
  private boolean down;

  /** A mail server that takes mails, or does not. */
  private final class Server implements Mailer {
    @Override
    public void send(io.quarkus.mailer.Mail... mails) {
      if (down) {
        throw new IllegalStateException("no connection");
      }
      taken.addAll(List.of(mails));
    }
  }

  private MailServer server(Map<String, String> keys) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withDefaultValue("quarkus.mailer.host", "localhost")
            .withSources(new PropertiesConfigSource(keys, "test", 100))
            .build();
    return new MailServer(config, TestConfig.of(Map.of()), new Server());
  }

  private MailRound round() {
    return new MailRound(
        tables.store(), server(Map.of("quarkus.mailer.host", "mail.example")), clock);
  }

  private void write(Route route) {
    Mail mail =
        new Mail(
            UUID.randomUUID(),
            "sam@example.com",
            "A subject",
            "Your code: 424242",
            "424242",
            clock.instant(),
            route);
    tables
        .store()
        .inTransaction(
            all -> {
              all.mails().insert(mail);
              return true;
            });
  }

  @Test
  void mailsGoToTheServerThatWasConfiguredElseToTheMailbox() {
    MailServer none = server(Map.of());
    assertThat(none.to(new Contact("sam@example.com"))).isEqualTo(Route.MAILBOX);
    MailServer set = server(Map.of("quarkus.mailer.host", "mail.example"));
    assertThat(set.to(new Contact("sam@example.com"))).isEqualTo(Route.SMTP);
    assertThat(set.to(new Contact("+15550100"))).as("a phone").isEqualTo(Route.MAILBOX);
  }

  @Test
  void aMailIsSentOnceAndItsCodeForgotten() {
    write(Route.SMTP);
    round().run();
    clock.advance(Duration.ofMinutes(1));
    round().run();
    assertThat(taken).hasSize(1);
    io.quarkus.mailer.Mail mail = taken.getFirst();
    assertThat(mail.getTo()).containsExactly("sam@example.com");
    assertThat(mail.getFrom()).isEqualTo("no-reply@example.com");
    assertThat(mail.getText()).isEqualTo("Your code: 424242");
  }

  @Test
  void aMailThatWasNotTakenIsSentAgainWhileItsCodeIsOfUse() {
    down = true;
    write(Route.SMTP);
    round().run();
    down = false;
    clock.advance(Duration.ofSeconds(30));
    round().run();
    assertThat(taken).hasSize(1);

    down = true;
    write(Route.SMTP);
    round().run();
    down = false;
    clock.advance(Duration.ofMinutes(11));
    round().run();
    clock.advance(Duration.ofMinutes(1));
    round().run();
    assertThat(taken).hasSize(1);
  }

  @Test
  void mailsForTheMailboxAndForNobodyAreNotSent() {
    write(Route.MAILBOX);
    write(Route.NONE);
    round().run();
    assertThat(taken).isEmpty();
    int shown = tables.store().inTransaction(all -> all.mails().to("sam@example.com", 10).size());
    assertThat(shown).isEqualTo(1);
  }
}

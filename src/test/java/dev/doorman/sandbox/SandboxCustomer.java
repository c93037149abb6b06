package dev.doorman.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Customer;
import java.net.URI;
import java.time.Duration;

/** A customer of the sandbox, on its pages and with its mailbox. */
record SandboxCustomer(Accounts accounts, Mailbox mailbox, SandboxConfig config, TestClock clock)
    implements Customer {
  private static final Duration BETWEEN_CODES = Duration.ofSeconds(61);

  /** Comes as far as the code. */
  void askForCode(URI link, String email) {
    Browser.press(link, "yes");
    var page = Browser.fill(link, "contact", email, "identify");
    assertThat(Browser.heading(page)).isEqualTo("Enter your code");
  }

  @Override
  public void verify(URI link) {
    verify(link, accounts.add());
  }

  @Override
  public void verifyBoth(URI one, URI other) {
    String email = accounts.add();
    verify(one, email);
    clock.advance(BETWEEN_CODES);
    verify(other, email);
  }

  private void verify(URI link, String email) {
    askForCode(link, email);
    var page = Browser.fill(link, "code", mailbox.code(email), "check");
    assertThat(Browser.heading(page)).isEqualTo("You’re verified");
  }

  @Override
  public void reject(URI link) {
    assertThat(Browser.heading(Browser.press(link, "no"))).isEqualTo("Nothing will be deleted");
  }

  @Override
  public void lock(URI link) {
    String email = accounts.add();
    askForCode(link, email);
    for (int pause : new int[] {0, 0, 60, 120, 0}) {
      var page = Browser.fill(link, "code", mailbox.wrongCode(email), "check");
      assertThat(page.statusCode()).isIn(422, 410);
      clock.advance(Duration.ofSeconds(pause));
    }
  }

  @Override
  public void wait(Duration time) {
    clock.advance(time);
  }

  @Override
  public Duration completion() {
    return config.completeAfter();
  }

  @Override
  public Duration linkLifetime() {
    return config.linkLifetime();
  }
}

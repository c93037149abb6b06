package dev.doorman.sandbox;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Customer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;

/** What a test of another package needs to be a client and a customer of the sandbox. */
@Singleton
public final class SandboxKit {
  private final SandboxSettings settings;
  private final SandboxConfig config;
  private final Accounts accounts;
  private final TestClock clock;

  @Inject
  SandboxKit(SandboxSettings settings, SandboxConfig config, Accounts accounts, TestClock clock) {
    this.settings = settings;
    this.config = config;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** A valid token. */
  public String token() {
    return settings.tokens().getFirst();
  }

  public Customer customer(URI server) {
    return new SandboxCustomer(accounts, new Mailbox(server), config, clock);
  }
}

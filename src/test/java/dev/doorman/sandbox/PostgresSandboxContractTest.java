package dev.doorman.sandbox;

import dev.doorman.TestClock;
import dev.doorman.sandbox.contract.Api;
import dev.doorman.sandbox.contract.Customer;
import dev.doorman.sandbox.contract.DeletionApiContract;
import dev.doorman.store.OnPostgres;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;

/** The sandbox keeps to the contract on PostgreSQL too. */
@QuarkusTest
@TestProfile(OnPostgres.class)
class PostgresSandboxContractTest extends DeletionApiContract {
  @TestHTTPResource("/")
  URI server;

  @Inject SandboxSettings settings;
  @Inject SandboxConfig config;
  @Inject Accounts accounts;
  @Inject TestClock clock;

  @Override
  protected Api api() {
    return new Api(server.resolve("/sandbox/api"), tokens().getFirst());
  }

  @Override
  protected List<String> tokens() {
    return settings.tokens();
  }

  @Override
  protected Customer customer() {
    return new SandboxCustomer(accounts, new Mailbox(server), config, clock);
  }
}

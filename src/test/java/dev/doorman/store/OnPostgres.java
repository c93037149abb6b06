package dev.doorman.store;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application on PostgreSQL, chosen as an operator chooses it, and with a way in for one. */
public final class OnPostgres implements QuarkusTestProfile {
  public static final String ADMIN_PASSWORD = "correct horse battery";

  @Override
  public Map<String, String> getConfigOverrides() {
    PostgresServer server = PostgresServer.shared();
    return Map.of(
        "doorman.db.url",
        server.url(server.newDatabase()),
        "doorman.db.user",
        server.user(),
        "doorman.db.password",
        server.password(),
        "doorman.db.connections",
        "5",
        "doorman.trusted-proxies",
        "127.0.0.0/8",
        "doorman.access.tries-per-name",
        "8",
        "doorman.admin.password",
        ADMIN_PASSWORD);
  }
}

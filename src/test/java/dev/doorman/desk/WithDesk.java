package dev.doorman.desk;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with a desk that puts chats back soon after their agent has gone. */
public final class WithDesk implements QuarkusTestProfile {
  static final String ADMIN_PASSWORD = "correct horse battery";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "doorman.admin.password",
        ADMIN_PASSWORD,
        "doorman.hooks.allow-private",
        "true",
        "doorman.desk.requeue-after",
        "2s",
        "doorman.desk.every",
        "200ms");
  }
}

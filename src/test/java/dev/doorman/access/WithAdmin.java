package dev.doorman.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * The application with a first administrator, behind a proxy that tests speak for, and a desk that
 * puts chats back soon after their agent has gone.
 */
public class WithAdmin implements QuarkusTestProfile {
  public static final String PASSWORD = "correct horse battery";

  /** The origin of a page that may embed the chat. */
  public static final String VENDOR = "https://help.vendor.example";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "doorman.admin.password",
        PASSWORD,
        "doorman.trusted-proxies",
        "127.0.0.0/8",
        "doorman.access.tries-per-address",
        "8",
        "doorman.allowed-origins",
        VENDOR,
        "doorman.hooks.allow-private",
        "true",
        "doorman.desk.requeue-after",
        "2s",
        "doorman.desk.every",
        "200ms");
  }
}

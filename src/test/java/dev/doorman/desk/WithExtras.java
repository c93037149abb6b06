package dev.doorman.desk;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with an administrator, calling other systems on this machine too. */
public final class WithExtras implements QuarkusTestProfile {
  static final String ADMIN_PASSWORD = "correct horse battery";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "doorman.admin.password",
        ADMIN_PASSWORD,
        "doorman.hooks.allow-private",
        "true",
        "doorman.access.bcrypt-cost",
        "4");
  }
}

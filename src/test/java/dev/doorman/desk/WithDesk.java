package dev.doorman.desk;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The application with a desk that puts chats back soon after their agent has gone. */
public final class WithDesk implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("doorman.desk.requeue-after", "2s", "doorman.desk.every", "200ms");
  }
}

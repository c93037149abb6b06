package dev.doorman.chat;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/**
 * Limits that a test can reach, deadlines that it can wait for, and a proxy at 127.0.0.1 that says
 * whom it speaks for; who comes from another address of the machine speaks for themselves.
 */
public final class LowLimits implements QuarkusTestProfile {
  /** Of everybody together, and from one address. */
  static final int CONNECTIONS = 14;

  static final int CONNECTIONS_PER_ADDRESS = 12;

  /** A minute's, of one conversation and from one address. */
  static final int MESSAGES = 5;

  static final int MESSAGES_PER_ADDRESS = 40;

  /** A minute's, from one address. */
  static final int VOTES = 20;

  /** A day's, from one address. */
  public static final int VOTERS = 5;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("doorman.trusted-proxies", "127.0.0.1/32"),
        Map.entry("doorman.connections.request-within", "1s"),
        Map.entry("doorman.connections.per-address", "60"),
        Map.entry("doorman.chat.connections", String.valueOf(CONNECTIONS)),
        Map.entry("doorman.chat.connections-per-address", String.valueOf(CONNECTIONS_PER_ADDRESS)),
        Map.entry("doorman.chat.messages-per-minute", String.valueOf(MESSAGES)),
        Map.entry(
            "doorman.chat.messages-per-minute-per-address", String.valueOf(MESSAGES_PER_ADDRESS)),
        Map.entry("doorman.feedback.votes-per-minute", String.valueOf(VOTES)),
        Map.entry("doorman.feedback.voters-per-day", String.valueOf(VOTERS)),
        // Nobody is there: a start is counted before the provider is asked.
        Map.entry("doorman.access.oidc.issuer", "https://127.0.0.1:1"),
        Map.entry("doorman.access.oidc.client-id", "doorman"),
        Map.entry("doorman.access.oidc.default-role", "agent"));
  }
}

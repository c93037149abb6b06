package dev.doorman.sandbox.api;

import dev.doorman.sandbox.SandboxSettings;
import dev.doorman.sandbox.request.Refused;
import dev.doorman.sandbox.request.Refused.Reason;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/** Checks bearer tokens. */
@Singleton
final class Bearer {
  private final SandboxSettings settings;

  @Inject
  Bearer(SandboxSettings settings) {
    this.settings = settings;
  }

  /**
   * Lets a call through whose token is one of those that are valid, compared by their hashes in
   * constant time.
   *
   * @param header the {@code Authorization} header
   */
  void check(@Nullable String header) {
    boolean valid = false;
    if (header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      byte[] given = hash(header.substring(7).strip());
      for (String token : settings.tokens()) {
        valid |= MessageDigest.isEqual(given, hash(token));
      }
    }
    if (!valid) {
      throw new Refused(
          Reason.UNAUTHORIZED, "Send the header Authorization: Bearer with a valid token.");
    }
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.doorman.conversation;

import dev.doorman.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secrets that open a conversation again: 256 random bits, stored only as their SHA-256, which
 * needs no salt and no slowness at that length.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class ResumeSecrets {
  private static final int BYTES = 32;
  private static final int EPOCH_BYTES = 9;

  private final SecureRandom random;

  public ResumeSecrets(SecureRandom random) {
    this.random = random;
  }

  Secret<String> create() {
    return new Secret<>(text(BYTES));
  }

  /** A name for a new numbering of events. */
  public String newEpoch() {
    return text(EPOCH_BYTES);
  }

  private String text(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  static String hash(Secret<String> secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(secret.value().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.doorman.access.account;

import dev.doorman.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * Random texts that nobody guesses, and what is kept in their place.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Tokens {
  private static final int BYTES = 32;

  private final SecureRandom random;

  public Tokens(SecureRandom random) {
    this.random = random;
  }

  /** 256 bits, as 43 letters, digits, dashes and underscores. */
  public Secret<String> next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret<>(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The SHA-256 of a text, as 64 hexadecimal digits. */
  public static String hash(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

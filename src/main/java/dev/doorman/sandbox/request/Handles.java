package dev.doorman.sandbox.request;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The handles of verification links: 128 bits each, as 22 characters of base64url.
 *
 * <p>A handle is the HMAC of its request and number. So nothing but its hash need be kept, and yet
 * a creation that is repeated with the same key gets the same link again.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class Handles {
  private static final int BYTES = 16;

  private final ServerKey key;

  @Inject
  public Handles(ServerKey key) {
    this.key = key;
  }

  /** The handle of a request's link. */
  public String of(String request, int number) {
    byte[] mac = key.mac("handle", request, Integer.toString(number));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, BYTES));
  }

  /** What is kept of a handle: its SHA-256 in hexadecimal. */
  public static String hash(String handle) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(handle.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

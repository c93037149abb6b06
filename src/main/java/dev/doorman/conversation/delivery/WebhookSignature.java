package dev.doorman.conversation.delivery;

import dev.doorman.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks {@code Doorman-Signature: t=SECONDS,v1=HEX[,v1=HEX]}: HMAC-SHA256 over the time,
 * a dot and the body.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class WebhookSignature {
  private static final Duration TOLERANCE = Duration.ofMinutes(5);
  private static final int MOST_SIGNATURES = 4;

  private final List<Secret<String>> secrets;

  /**
   * @param secrets all that are valid now
   */
  public WebhookSignature(List<Secret<String>> secrets) {
    this.secrets = List.copyOf(secrets);
  }

  /**
   * The header's value for a body that is sent now, with one signature for each secret.
   *
   * @param body as it is sent, byte for byte
   */
  public String header(byte[] body, Instant now) {
    String time = Long.toString(now.getEpochSecond());
    var value = new StringBuilder("t=" + time);
    for (Secret<String> secret : secrets) {
      value.append(",v1=").append(HexFormat.of().formatHex(sign(secret, time, body)));
    }
    return value.toString();
  }

  /** Whether one of the secrets signed this body within the last five minutes. */
  public boolean isValid(String header, byte[] body, Instant now) {
    String time = "";
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header.split(",", -1)) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals("t")) {
        time = pair[1];
      } else if (pair.length == 2 && pair[0].equals("v1") && pair[1].matches("[0-9a-fA-F]{64}")) {
        signatures.add(HexFormat.of().parseHex(pair[1]));
      }
    }
    if (!time.matches("[0-9]{1,12}") || signatures.size() > MOST_SIGNATURES) {
      return false;
    }
    Duration apart = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now).abs();
    if (apart.compareTo(TOLERANCE) > 0) {
      return false;
    }
    boolean valid = false;
    for (Secret<String> secret : secrets) {
      byte[] own = sign(secret, time, body);
      for (byte[] signature : signatures) {
        valid |= MessageDigest.isEqual(own, signature);
      }
    }
    return valid;
  }

  private static byte[] sign(Secret<String> secret, String time, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      mac.update((time + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

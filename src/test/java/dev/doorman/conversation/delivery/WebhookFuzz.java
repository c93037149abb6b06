package dev.doorman.conversation.delivery;

import dev.doorman.base.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** No header vouches for a body unless it was made with the secret. */
public final class WebhookFuzz {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final WebhookSignature SIGNATURE =
      new WebhookSignature(List.of(new Secret<>("a secret that nobody can guess at all")));

  private WebhookFuzz() {}

  /** The header is the first line, the body the rest. */
  public static void fuzzerTestOneInput(byte[] data) {
    String text = new String(data, StandardCharsets.ISO_8859_1);
    int line = text.indexOf('\n');
    String header = line < 0 ? text : text.substring(0, line);
    byte[] body = text.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1);
    String own = SIGNATURE.header(body, NOW);
    if (!header.equals(own) && SIGNATURE.isValid(header, body, NOW) && !holds(header, own)) {
      throw new AssertionError("accepted without the secret");
    }
    if (!SIGNATURE.isValid(own, body, NOW)) {
      throw new AssertionError("its own signature is refused");
    }
  }

  /** The right signature among others is right. */
  private static boolean holds(String header, String own) {
    return header.toLowerCase(java.util.Locale.ROOT).contains(own.substring(own.indexOf("v1=")));
  }
}

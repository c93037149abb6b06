package dev.doorman.conversation.delivery;

import dev.doorman.base.RequestId;
import dev.doorman.base.Secret;
import dev.doorman.conversation.delivery.Webhook.Taken;
import dev.doorman.deletion.DeletionRequest.State;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A deletion API's events, signed as the contract says. */
final class SignedEvents {
  static final Secret<String> SECRET = new Secret<>("secret-of-the-events");

  private SignedEvents() {}

  /**
   * An event on its way.
   *
   * @param sent by the sender's clock
   */
  record Event(String id, RequestId request, State state, Instant sent) {
    Taken to(Webhook webhook) {
      String body =
          "{\"id\":\"%s\",\"request\":\"%s\",\"state\":\"%s\",\"at\":\"%s\"}"
              .formatted(id, request.value(), state.name().toLowerCase(Locale.ROOT), sent);
      long time = sent.getEpochSecond();
      String header = "t=" + time + ",v1=" + hmac(time + "." + body);
      return webhook.take(Optional.of(header), body.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(SECRET.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.doorman.cli.kit;

import dev.doorman.base.Secret;
import dev.doorman.cli.kit.Check.Blocked;
import dev.doorman.cli.kit.Check.Broken;
import dev.doorman.cli.kit.Receiver.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The events that the implementation sends while the other checks change states. */
final class WebhookChecks {
  private static final Pattern SIGNATURE =
      Pattern.compile("t=([0-9]{1,12})((?:,v1=[0-9a-f]{64})+)");
  private static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final Api api;
  private final @Nullable Receiver receiver;
  private final @Nullable Secret<String> secret;
  private final Duration patience;

  /**
   * @param receiver null where none listens
   * @param patience how long events, and their repetition, are waited for
   */
  WebhookChecks(
      Api api, @Nullable Receiver receiver, @Nullable Secret<String> secret, Duration patience) {
    this.api = api;
    this.receiver = receiver;
    this.secret = secret;
    this.patience = patience;
  }

  List<Check> all() {
    return List.of(
        new Check("webhook-sent", "A change of state is told by an event", this::sent),
        new Check("webhook-form", "An event has id, request, state and at", this::form),
        new Check(
            "webhook-signature",
            "It is signed: Doorman-Signature: t=…,v1=HMAC-SHA256",
            this::signature),
        new Check("webhook-time", "t is within five minutes of its arrival", this::time),
        new Check(
            "webhook-again",
            "An event that was not taken comes again with the same id",
            this::again));
  }

  private Receiver listening() {
    if (receiver == null) {
      throw new Blocked("nobody listened (--listen, --webhook-secret)");
    }
    return receiver;
  }

  private List<Delivery> events() {
    Receiver here = listening();
    if (here.deliveries().isEmpty()) {
      throw new Blocked("no event came; see webhook-sent");
    }
    return here.deliveries();
  }

  private void sent() {
    Receiver here = listening();
    if (api.ids().isEmpty()) {
      throw new Blocked("no request could be made; see create");
    }
    boolean came =
        Pause.until(
            () ->
                here.deliveries().stream()
                    .anyMatch(one -> api.ids().contains(one.exchange().text("request"))),
            patience);
    if (!came) {
      throw new Broken(
          "no event about a request of the kit came in %d s".formatted(patience.toSeconds()), null);
    }
  }

  private void form() {
    for (Delivery one : events()) {
      Exchange event = one.exchange();
      Api.that(event.method().equals("POST"), "an event is sent by POST", event);
      Api.that(
          event.text("id").matches("[!-~]{1,64}"), "\"id\" must have 1 to 64 characters", event);
      Api.that(event.text("request").matches("[A-Za-z0-9_-]{1,64}"), "\"request\" is no id", event);
      Api.that(Api.STATES.contains(event.text("state")), "\"state\" is no state", event);
      var unused = CreateChecks.time(event, "/at");
    }
  }

  private void signature() {
    List<Delivery> events = events();
    if (secret == null) {
      throw new Blocked("the secret is not known (--webhook-secret)");
    }
    for (Delivery one : events) {
      String header = one.signature().orElse("");
      var parts = SIGNATURE.matcher(header);
      Api.that(
          parts.matches(),
          "Doorman-Signature must be t=SECONDS,v1=HEX of 64 digits",
          one.exchange());
      byte[] own = sign(secret, parts.group(1), one.exchange().body());
      boolean valid = false;
      for (String hex : parts.group(2).substring(4).split(",v1=", -1)) {
        valid |= MessageDigest.isEqual(own, HexFormat.of().parseHex(hex));
      }
      Api.that(
          valid,
          "no v1 is the HMAC-SHA256, keyed with the secret, of t, a full stop and the raw body",
          one.exchange());
    }
  }

  private static byte[] sign(Secret<String> secret, String time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), mac.getAlgorithm()));
      return mac.doFinal((time + "." + body).getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private void time() {
    for (Delivery one : events()) {
      var parts = SIGNATURE.matcher(one.signature().orElse(""));
      if (!parts.matches()) {
        throw new Blocked("there is no usable signature; see webhook-signature");
      }
      Instant signed = Instant.ofEpochSecond(Long.parseLong(parts.group(1)));
      Api.that(
          Duration.between(signed, one.at()).abs().compareTo(TOLERANCE) <= 0,
          "t is more than five minutes off; a repeated event is signed anew",
          one.exchange());
    }
  }

  private void again() {
    Receiver here = listening();
    Delivery first = events().getFirst();
    boolean came =
        Pause.until(
            () ->
                here.deliveries().stream()
                    .skip(1)
                    .anyMatch(one -> one.event().equals(first.event())),
            patience);
    Api.that(
        came,
        "the event was answered with 503 and did not come again in %d s with the same id"
            .formatted(patience.toSeconds()),
        first.exchange());
  }
}

package dev.doorman.conversation.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.RequestId;
import dev.doorman.base.Secret;
import dev.doorman.conversation.Watches;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes the deletion API's events. An event is a hint and no truth: it makes the next question to
 * the API due now, and changes nothing by itself.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Webhook {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern EVENT = Pattern.compile("[!-~]{1,64}");

  private final WebhookSignature signature;
  private final Watches watches;
  private final Runnable hurry;
  private final Clock clock;

  /**
   * @param secrets all that are valid now
   * @param hurry makes due work looked for at once
   */
  public Webhook(List<Secret<String>> secrets, Watches watches, Runnable hurry, Clock clock) {
    this.signature = new WebhookSignature(secrets);
    this.watches = watches;
    this.hurry = hurry;
    this.clock = clock;
  }

  /** What became of an event. */
  public enum Taken {
    /** Taken, now or before. */
    YES,
    NOT_SIGNED,
    NOT_READABLE
  }

  /**
   * Takes an event.
   *
   * @param header the signature header, where there was one
   * @param body as it was received, byte for byte
   */
  public Taken take(Optional<String> header, byte[] body) {
    Instant now = clock.instant();
    if (!signature.isValid(header.orElse(""), body, now)) {
      return Taken.NOT_SIGNED;
    }
    JsonNode event;
    RequestId request;
    try {
      event = MAPPER.readTree(body);
      request = new RequestId(event.path("request").asText());
    } catch (IOException | IllegalArgumentException e) {
      return Taken.NOT_READABLE;
    }
    String id = event.path("id").asText();
    if (!EVENT.matcher(id).matches()) {
      return Taken.NOT_READABLE;
    }
    if (watches.hear(id, request, now) == Watches.Seen.NEW) {
      hurry.run();
    }
    return Taken.YES;
  }
}

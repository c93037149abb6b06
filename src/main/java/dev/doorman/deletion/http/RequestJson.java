package dev.doorman.deletion.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.base.RequestId;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Verification;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.deletion.NewDeletionRequest;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The contract's JSON. What does not keep to it is refused with what is wrong. */
final class RequestJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Set<String> verificationOrigins;

  RequestJson(Set<String> verificationOrigins) {
    this.verificationOrigins = verificationOrigins;
  }

  /** The answer broke the contract. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String message) {
      super(VendorText.shown(message));
    }
  }

  byte[] write(NewDeletionRequest request) {
    ObjectNode node = JSON.createObjectNode();
    node.put("conversation", request.conversation().toString());
    request.subject().ifPresent(subject -> node.put("subject", subject.value()));
    node.put("locale", request.locale());
    node.put("confirmedAt", request.confirmedAt().toString());
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  DeletionRequest read(byte[] body) throws Unreadable {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (IOException e) {
      throw new Unreadable("no JSON");
    }
    JsonNode link = node.path("verification");
    return new DeletionRequest(
        field(node, "id", RequestId::new),
        field(node, "state", RequestJson::state),
        link.isObject()
            ? Optional.of(
                new Verification(
                    field(link, "url", this::verificationPage),
                    field(link, "matchPhrase", VendorText::matchPhrase),
                    field(link, "expiresAt", RequestJson::time)))
            : Optional.empty(),
        optional(node, "account", VendorText::account),
        optional(node, "verifiedUntil", RequestJson::time),
        optional(node, "acceptedAt", RequestJson::time),
        optional(node, "expectedBy", LocalDate::parse),
        node.path("withdrawable").asBoolean(false) ? Withdrawable.YES : Withdrawable.NO);
  }

  /** The last part of the problem's type, as {@code not-verified}; empty where there is none. */
  String problem(byte[] body) {
    try {
      String type = JSON.readTree(body).path("type").asText("");
      return VendorText.reason(type.substring(type.lastIndexOf(':') + 1));
    } catch (IOException e) {
      return "";
    }
  }

  private static State state(String value) {
    return State.valueOf(value.toUpperCase(Locale.ROOT));
  }

  private static Instant time(String value) {
    return OffsetDateTime.parse(value).toInstant();
  }

  /** A link that leads elsewhere than where the operator said is never shown to a customer. */
  private URI verificationPage(String value) {
    URI url = URI.create(value);
    String origin = url.getScheme() + "://" + url.getAuthority();
    boolean secure =
        "https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost())));
    if (!secure) {
      throw new IllegalArgumentException("must be https");
    }
    if (!verificationOrigins.contains(origin)) {
      throw new IllegalArgumentException("leads to " + origin + ", which is not configured");
    }
    return url;
  }

  private static <T> T field(JsonNode node, String name, Function<String, T> reader)
      throws Unreadable {
    Optional<T> value = optional(node, name, reader);
    if (value.isEmpty()) {
      throw new Unreadable("\"" + name + "\" is missing");
    }
    return value.get();
  }

  private static <T> Optional<T> optional(JsonNode node, String name, Function<String, T> reader)
      throws Unreadable {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    try {
      return Optional.of(reader.apply(value.asText()));
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw new Unreadable("\"" + name + "\" is not usable: " + e.getMessage());
    }
  }
}

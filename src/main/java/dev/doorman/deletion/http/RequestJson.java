package dev.doorman.deletion.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.doorman.base.RequestId;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.AcceptedBefore;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Verification;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.deletion.NewDeletionRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The contract's JSON. What does not keep to it is refused with what is wrong. Only what an
 * answer's state has to come with is read: a fault in a field that nobody needs stops nothing.
 */
final class RequestJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern STATE = Pattern.compile("[a-z_]{1,32}");

  private final Set<String> verificationOrigins;

  RequestJson(Set<String> verificationOrigins) {
    this.verificationOrigins = verificationOrigins;
  }

  /** The answer broke the contract. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Field field;
    private final String expectation;

    Unreadable(Field field, String expectation) {
      super(VendorText.shown("\"" + field.path() + "\" " + expectation));
      this.field = field;
      this.expectation = VendorText.shown(expectation);
    }

    Field field() {
      return field;
    }

    String expectation() {
      return expectation;
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

  /**
   * Reads an answer.
   *
   * @param now what its times are compared with
   * @param tolerated is told what breaks the contract and can be done without
   */
  DeletionRequest read(byte[] body, Instant now, Consumer<Unreadable> tolerated) throws Unreadable {
    JsonNode node;
    try {
      node = JSON.readTree(body);
    } catch (IOException e) {
      throw new Unreadable(Field.BODY, "must be JSON");
    }
    if (node == null || !node.isObject()) {
      throw new Unreadable(Field.BODY, "must be a JSON object");
    }
    RequestId id = field(node, Field.ID, RequestJson::id);
    State state = field(node, Field.STATE, RequestJson::state);
    var rules = new AnswerRules(now);
    return switch (state) {
      case AWAITING_VERIFICATION -> DeletionRequest.awaiting(id, link(node, rules));
      case VERIFIED -> verified(id, node, rules);
      case ACCEPTED -> accepted(id, state, node, rules, withdrawable(node, tolerated));
      case COMPLETED -> accepted(id, state, node, rules, Withdrawable.NO);
      case EXPIRED, LOCKED, REJECTED, WITHDRAWN -> DeletionRequest.ended(id, state);
    };
  }

  private static DeletionRequest verified(RequestId id, JsonNode node, AnswerRules rules)
      throws Unreadable {
    String account = field(node, Field.ACCOUNT, VendorText::account);
    Instant until = rules.verifiedUntil(field(node, Field.VERIFIED_UNTIL, RequestJson::time));
    return DeletionRequest.verified(id, account, until, acceptedBefore(node, rules));
  }

  private static Optional<AcceptedBefore> acceptedBefore(JsonNode node, AnswerRules rules)
      throws Unreadable {
    JsonNode before = node.path("acceptedBefore");
    if (before.isMissingNode() || before.isNull()) {
      return Optional.empty();
    }
    Instant at = rules.acceptedAt(field(node, Field.BEFORE_ACCEPTED_AT, RequestJson::time));
    return Optional.of(
        new AcceptedBefore(
            field(node, Field.BEFORE_ID, RequestJson::id),
            at,
            rules.expectedBy(field(node, Field.BEFORE_EXPECTED_BY, LocalDate::parse), at)));
  }

  private Optional<Verification> link(JsonNode node, AnswerRules rules) throws Unreadable {
    JsonNode link = node.path("verification");
    if (link.isMissingNode() || link.isNull()) {
      return Optional.empty();
    }
    return Optional.of(
        new Verification(
            field(node, Field.URL, this::verificationPage),
            field(node, Field.MATCH_PHRASE, VendorText::matchPhrase),
            rules.linkExpiry(field(node, Field.EXPIRES_AT, RequestJson::time))));
  }

  private static DeletionRequest accepted(
      RequestId id, State state, JsonNode node, AnswerRules rules, Withdrawable withdrawable)
      throws Unreadable {
    Instant acceptedAt = rules.acceptedAt(field(node, Field.ACCEPTED_AT, RequestJson::time));
    LocalDate expectedBy =
        rules.expectedBy(field(node, Field.EXPECTED_BY, LocalDate::parse), acceptedAt);
    return DeletionRequest.accepted(id, state, acceptedAt, expectedBy, withdrawable);
  }

  /** Without it nothing is promised: the customer is not offered to stop the deletion. */
  private static Withdrawable withdrawable(JsonNode node, Consumer<Unreadable> tolerated) {
    JsonNode value = node.path("withdrawable");
    if (!value.isBoolean()) {
      tolerated.accept(new Unreadable(Field.WITHDRAWABLE, "must be true or false"));
    }
    return value.asBoolean(false) ? Withdrawable.YES : Withdrawable.NO;
  }

  /** The last part of the problem's type, as {@code not-verified}; empty where there is none. */
  String problem(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      String type = node == null ? "" : node.path("type").asText("");
      return VendorText.reason(type.substring(type.lastIndexOf(':') + 1));
    } catch (IOException e) {
      return "";
    }
  }

  private static RequestId id(String value) {
    if (!ID.matcher(value).matches()) {
      throw new IllegalArgumentException("must have 1 to 64 letters, digits, '-' or '_'");
    }
    return new RequestId(value);
  }

  /** As the contract spells it, in lower case. */
  private static State state(String value) {
    if (STATE.matcher(value).matches()) {
      for (State state : State.values()) {
        if (state.name().toLowerCase(Locale.ROOT).equals(value)) {
          return state;
        }
      }
    }
    throw new IllegalArgumentException("must be one of the contract's states, in lower case");
  }

  private static Instant time(String value) {
    return OffsetDateTime.parse(value).toInstant();
  }

  /** A link that leads elsewhere than where the operator said is never shown to a customer. */
  private URI verificationPage(String value) {
    URI url;
    try {
      url = new URI(value);
    } catch (URISyntaxException e) {
      // Its message holds the address, which is a secret.
      throw new IllegalArgumentException("must be an address");
    }
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

  private static <T> T field(JsonNode node, Field field, Function<String, T> reader)
      throws Unreadable {
    JsonNode value = node.at("/" + field.path().replace('.', '/'));
    if (value.isMissingNode() || value.isNull()) {
      throw new Unreadable(field, "is missing");
    }
    if (!value.isTextual()) {
      throw new Unreadable(field, "must be a string");
    }
    try {
      return reader.apply(value.textValue());
    } catch (DateTimeException e) {
      throw new Unreadable(field, "must be " + (DATES.contains(field) ? DATE : TIME));
    } catch (IllegalArgumentException e) {
      throw new Unreadable(field, String.valueOf(e.getMessage()));
    }
  }

  private static final Set<Field> DATES = Set.of(Field.EXPECTED_BY, Field.BEFORE_EXPECTED_BY);
  private static final String DATE = "a date such as 2026-01-22";
  private static final String TIME = "a time of RFC 3339 such as 2026-01-01T10:00:00Z";
}

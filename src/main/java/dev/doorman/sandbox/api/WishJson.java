package dev.doorman.sandbox.api;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.doorman.sandbox.request.Refused;
import dev.doorman.sandbox.request.Refused.Reason;
import dev.doorman.sandbox.request.Requests.Wish;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the body of a creation. */
final class WishJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
  private static final ObjectReader READER =
      MAPPER
          .reader()
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .with(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  private static final int BODY_MOST = 16_000;
  private static final int SUBJECT_MOST = 255;
  private static final int LOCALE_MOST = 35;

  private WishJson() {}

  /**
   * What was sent.
   *
   * @param canonical the same for bodies that say the same, whatever their order and spaces
   */
  record Sent(Wish wish, String canonical) {}

  static Sent read(byte[] body) {
    if (body.length > BODY_MOST) {
      throw invalid("The body has more than 16,000 bytes.");
    }
    JsonNode node;
    try {
      node = READER.readTree(body);
    } catch (IOException e) {
      throw invalid("The body is no JSON.");
    }
    if (!node.isObject()) {
      throw invalid("The body is no JSON object.");
    }
    var wish =
        new Wish(
            conversation(text(node, "conversation")),
            subject(node),
            locale(text(node, "locale")),
            time(text(node, "confirmedAt")));
    try {
      return new Sent(wish, MAPPER.writeValueAsString(MAPPER.treeToValue(node, TreeMap.class)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(JsonNode node, String name) {
    JsonNode value = node.path(name);
    if (!value.isTextual()) {
      throw invalid("\"" + name + "\" must be there, and a text.");
    }
    return value.textValue();
  }

  private static UUID conversation(String value) {
    // UUID.fromString also takes shortened forms, which are no UUIDs.
    if (!value.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
      throw invalid("\"conversation\" must be a UUID.");
    }
    return UUID.fromString(value);
  }

  private static Optional<String> subject(JsonNode node) {
    if (!node.has("subject")) {
      return Optional.empty();
    }
    String subject = text(node, "subject");
    if (subject.isBlank()
        || subject.codePointCount(0, subject.length()) > SUBJECT_MOST
        || subject.indexOf('\0') >= 0) {
      throw invalid("\"subject\" must have 1 to 255 characters.");
    }
    return Optional.of(subject);
  }

  private static String locale(String value) {
    try {
      if (value.isEmpty() || value.length() > LOCALE_MOST) {
        throw invalid("\"locale\" must have 1 to 35 characters.");
      }
      return new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      throw invalid("\"locale\" must be a language tag (BCP 47), as en or pt-BR.");
    }
  }

  private static Instant time(String value) {
    try {
      return OffsetDateTime.parse(value).toInstant();
    } catch (DateTimeException e) {
      throw invalid("\"confirmedAt\" must be a time (RFC 3339), as 2026-01-31T10:00:00Z.");
    }
  }

  private static Refused invalid(String detail) {
    return new Refused(Reason.INVALID_REQUEST, detail);
  }
}

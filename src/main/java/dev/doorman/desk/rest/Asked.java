package dev.doorman.desk.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.DeskFault;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what requests say. What cannot be read is a {@link DeskFault} that tells the right form.
 */
final class Asked {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int BODY_MOST = 64 * 1024;
  private static final int UUID_LENGTH = 36;
  private static final int NAME_MOST = 64;

  private final JsonNode body;

  private Asked(JsonNode body) {
    this.body = body;
  }

  static DeskFault bad(String detail) {
    return new DeskFault(DeskFault.Code.BAD_REQUEST, detail);
  }

  /** A chat's id out of the path; one that is none names no chat. */
  static ConversationId chat(String id) {
    return uuid(id).map(ConversationId::new).orElseThrow(DeskFault::unknownChat);
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return text.length() == UUID_LENGTH ? Optional.of(UUID.fromString(text)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * A whole number out of the query.
   *
   * @param otherwise where none is given
   */
  static long number(String name, @Nullable String text, long otherwise, long least, long most) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(text);
      if (number >= least && number <= most) {
        return number;
      }
    }
    throw bad("%s must be a whole number from %d to %d.".formatted(name, least, most));
  }

  /** A body, which must be an object; none at all is an empty one. */
  static Asked of(byte @Nullable [] body) {
    if (body == null || body.length == 0) {
      return new Asked(JsonNodeFactory.instance.objectNode());
    }
    if (body.length > BODY_MOST) {
      throw bad("The body is too long: at most " + BODY_MOST + " bytes.");
    }
    try {
      JsonNode read = MAPPER.readTree(body);
      if (read.isObject()) {
        return new Asked(read);
      }
    } catch (IOException e) {
      throw bad("The body is not JSON: " + e.getClass().getSimpleName() + ".");
    }
    throw bad("The body must be a JSON object.");
  }

  /** The same, which may have these keys and no others: a mistyped one is told. */
  Asked only(String... names) {
    Set<String> known = Set.of(names);
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                throw bad(
                    "There is no key \"%s\"; the keys are: %s."
                        .formatted(
                            name.length() > NAME_MOST ? name.substring(0, NAME_MOST) : name,
                            String.join(", ", names)));
              }
            });
    return this;
  }

  boolean has(String name) {
    return body.hasNonNull(name);
  }

  String text(String name) {
    JsonNode found = body.path(name);
    if (!found.isTextual()) {
      throw bad("\"" + name + "\" must be a text.");
    }
    return found.asText();
  }

  /** The number of an event; empty where it is not told. */
  OptionalLong seq(String name) {
    JsonNode found = body.path(name);
    if (found.isMissingNode() || found.isNull()) {
      return OptionalLong.empty();
    }
    if (!found.canConvertToLong() || found.longValue() < 0) {
      throw bad("\"" + name + "\" must be the number of an event.");
    }
    return OptionalLong.of(found.longValue());
  }

  UUID id(String name) {
    return uuid(text(name))
        .orElseThrow(
            () -> bad("\"" + name + "\" must be a UUID; the same one makes a repeat harmless."));
  }

  /** A list of texts; empty where there is none. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode one : list(name)) {
      if (!one.isTextual()) {
        throw bad("\"" + name + "\" must be a list of texts.");
      }
      texts.add(one.asText());
    }
    return texts;
  }

  /** A list of objects; empty where there is none. */
  List<Asked> objects(String name) {
    List<Asked> objects = new ArrayList<>();
    for (JsonNode one : list(name)) {
      if (!one.isObject()) {
        throw bad("\"" + name + "\" must be a list of objects.");
      }
      objects.add(new Asked(one));
    }
    return objects;
  }

  private JsonNode list(String name) {
    JsonNode found = body.path(name);
    if (!found.isArray() && !found.isMissingNode() && !found.isNull()) {
      throw bad("\"" + name + "\" must be a list.");
    }
    return found;
  }
}

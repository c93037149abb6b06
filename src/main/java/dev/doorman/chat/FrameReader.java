package dev.doorman.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.Secret;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Inbox.Closing;
import dev.doorman.conversation.Inbox.Ticked;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Vote.Helpful;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads one client frame and checks each of its fields. */
final class FrameReader {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final int NAME_MOST = 64;
  private static final int TOKEN_MOST = 8192;

  /** The fields of each type beside {@code type}. */
  private static final Map<String, Set<String>> FIELDS =
      Map.ofEntries(
          Map.entry("hello", Set.of("resume", "epoch", "since", "locale", "page", "identity")),
          Map.entry("say", Set.of("id", "text")),
          Map.entry("choose", Set.of("id", "prompt", "option")),
          Map.entry("tick", Set.of("id", "prompt", "item", "done")),
          Map.entry("vote", Set.of("id", "answer", "helpful", "comment")),
          Map.entry("rate", Set.of("id", "stars", "comment")),
          Map.entry("leave", Set.of("id", "text", "email")),
          Map.entry("identify", Set.of("id", "token")),
          Map.entry("sign-out", Set.of("id")),
          Map.entry("end", Set.of("id")),
          Map.entry("typing", Set.of("on")),
          Map.entry("seen", Set.of("seq")));

  private final JsonNode frame;
  private final @Nullable UUID id;

  private FrameReader(JsonNode frame) {
    this.frame = frame;
    this.id = uuid(frame.path("id").asText());
  }

  /**
   * Reads a frame.
   *
   * @throws FrameFault {@code not-json}, {@code unknown-type}, {@code bad-field} or {@code
   *     text-too-long}
   */
  static ClientFrame read(String text) throws FrameFault {
    JsonNode frame;
    try {
      frame = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new FrameFault("not-json", "The frame is not JSON.", null);
    }
    if (!frame.isObject()) {
      throw new FrameFault("not-json", "The frame is not a JSON object.", null);
    }
    return new FrameReader(frame).read();
  }

  private ClientFrame read() throws FrameFault {
    String type = frame.path("type").asText();
    Set<String> fields = FIELDS.get(type);
    if (fields == null) {
      throw new FrameFault(
          "unknown-type",
          "The frame's type is unknown. Known are " + new TreeSet<>(FIELDS.keySet()) + ".",
          id);
    }
    for (var names = frame.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!name.equals("type") && !fields.contains(name)) {
        throw bad("A " + type + " frame has no field of this name; it has " + fields + ".");
      }
    }
    return switch (type) {
      case "hello" -> hello();
      case "say" -> new ClientFrame.Say(message(), text("text", Integer.MAX_VALUE));
      case "choose" ->
          new ClientFrame.Choose(message(), number("prompt"), text("option", NAME_MOST));
      case "tick" ->
          new ClientFrame.TickItem(
              message(),
              number("prompt"),
              text("item", NAME_MOST),
              flag("done") ? Ticked.DONE : Ticked.NOT_DONE);
      case "vote" -> new ClientFrame.CastVote(message(), number("answer"), vote());
      case "leave" -> leave();
      case "rate" -> new ClientFrame.Rate(message(), stars(), comment());
      case "identify" ->
          new ClientFrame.Identify(message(), new Secret<>(text("token", TOKEN_MOST)));
      case "end" -> new ClientFrame.Close(message(), Closing.ENDED);
      case "sign-out" -> new ClientFrame.Close(message(), Closing.SIGNED_OUT);
      case "typing" -> new ClientFrame.Typing(flag("on") ? Pen.WRITING : Pen.RESTING);
      case "seen" -> new ClientFrame.Seen(number("seq"));
      default -> throw new IllegalStateException("a type without a reader: " + type);
    };
  }

  private ClientFrame leave() throws FrameFault {
    Optional<String> email = optional("email", Integer.MAX_VALUE);
    return new ClientFrame.Leave(
        message(),
        email.isPresent() && !frame.has("text")
            ? Optional.empty()
            : Optional.of(text("text", Integer.MAX_VALUE)),
        email);
  }

  private ClientFrame hello() throws FrameFault {
    return new ClientFrame.Hello(
        optional("resume", 128).map(Secret::new),
        optional("epoch", NAME_MOST),
        frame.has("since") ? number("since") : 0,
        Locale.forLanguageTag(optional("locale", 35).orElse("en")),
        optional("page", 2048),
        optional("identity", TOKEN_MOST).map(Secret::new));
  }

  private int stars() throws FrameFault {
    long stars = number("stars");
    if (stars < 1 || stars > 5) {
      throw bad("The field stars must be a whole number from 1 to 5.");
    }
    return (int) stars;
  }

  private Vote vote() throws FrameFault {
    return new Vote(flag("helpful") ? Helpful.YES : Helpful.NO, comment());
  }

  private Optional<String> comment() throws FrameFault {
    Optional<String> comment =
        optional("comment", Integer.MAX_VALUE).filter(said -> !said.isBlank());
    if (comment.isPresent()
        && comment.get().codePointCount(0, comment.get().length()) > Vote.COMMENT_MOST) {
      throw new FrameFault(
          "text-too-long", "The comment is too long: at most 4,000 characters fit.", id);
    }
    return comment;
  }

  private ClientMessageId message() throws FrameFault {
    if (id == null) {
      throw bad("The field id must be a UUID that the client made up for this message.");
    }
    return new ClientMessageId(id);
  }

  private String text(String field, int most) throws FrameFault {
    return optional(field, most).orElseThrow(() -> bad("The field " + field + " is missing."));
  }

  private Optional<String> optional(String field, int most) throws FrameFault {
    JsonNode value = frame.path(field);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.textValue().length() > most) {
      throw bad(
          "The field "
              + field
              + " must be a text"
              + (most == Integer.MAX_VALUE ? "." : " of at most " + most + " characters."));
    }
    return Optional.of(value.textValue());
  }

  private long number(String field) throws FrameFault {
    JsonNode value = frame.path(field);
    if (!value.canConvertToLong() || !value.isIntegralNumber() || value.longValue() < 0) {
      throw bad("The field " + field + " must be a whole number from 0.");
    }
    return value.longValue();
  }

  private boolean flag(String field) throws FrameFault {
    JsonNode value = frame.path(field);
    if (!value.isBoolean()) {
      throw bad("The field " + field + " must be true or false.");
    }
    return value.booleanValue();
  }

  private FrameFault bad(String message) {
    return new FrameFault("bad-field", message, id);
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return text.length() == 36 ? UUID.fromString(text) : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

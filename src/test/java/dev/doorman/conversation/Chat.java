package dev.doorman.conversation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.doorman.base.ConversationId;
import dev.doorman.base.Secret;
import dev.doorman.conversation.words.Words;
import dev.doorman.dialogue.State;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** One conversation as its customer carries it on, and what they see. */
public record Chat(TestOffice office, ConversationId id, Secret<String> resume) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Words WORDS = new Words();

  public static ClientMessageId message() {
    return new ClientMessageId(UUID.randomUUID());
  }

  public long say(String text) {
    return say(message(), text);
  }

  public long say(ClientMessageId message, String text) {
    return office.office.inbox().say(id, message, text);
  }

  /** Presses a button of the pending prompt. */
  public long choose(String option) {
    return office.office.inbox().choose(id, message(), prompt(), option);
  }

  public long leave(String text, String email) {
    return office.office.inbox().leave(id, message(), text, Optional.ofNullable(email));
  }

  /** Where the team can write to about a message that was left. */
  public long leaveAddress(String email) {
    return office.office.inbox().leaveAddress(id, message(), email);
  }

  public long close() {
    return office.office.inbox().close(id, message(), Inbox.Closing.ENDED);
  }

  /** From the wish to the explicit yes. */
  public Chat untilRequesting() {
    say("delete my account");
    if (conversation().state().pending().map(Enum::name).equals(Optional.of("SIGN_OUT_OFFER"))) {
      choose("delete");
    }
    choose("continue");
    return this;
  }

  public Conversation conversation() {
    return office.store.read(id).orElseThrow();
  }

  public State state() {
    return conversation().state();
  }

  /** The sequence number of the pending prompt. */
  public long prompt() {
    return conversation().promptSeq().orElseThrow();
  }

  public long lastSeq() {
    return conversation().lastSeq();
  }

  public List<Event> events() {
    return office.store.eventsAfter(id, 0, Integer.MAX_VALUE);
  }

  /** What was seen after an event, a word or two for each. */
  public List<String> seenAfter(long seq) {
    return office.store.eventsAfter(id, seq, Integer.MAX_VALUE).stream().map(Chat::brief).toList();
  }

  /** All that was seen. */
  public List<String> seen() {
    return seenAfter(0);
  }

  public static JsonNode body(Event event) {
    try {
      return MAPPER.readTree(event.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static String brief(Event event) {
    JsonNode body = body(event);
    String kind = body.path("kind").asText();
    return switch (kind) {
      case "text" ->
          event.from() == Event.Sender.CUSTOMER
              ? "> " + body.path("text").asText()
              : line(body.path("text").asText());
      case "prompt" -> "prompt " + body.path("name").asText() + " " + body.path("form").asText();
      case "notice" -> "notice " + body.path("code").asText();
      case "receipt" -> "receipt " + body.path("state").asText();
      default -> kind;
    };
  }

  /** The name of the line with these words. */
  private static String line(String words) {
    return WORDS.keys(Locale.ENGLISH).stream()
        .filter(key -> key.startsWith("line."))
        .filter(key -> WORDS.say(Locale.ENGLISH, key).equals(words))
        .findFirst()
        .orElse(words);
  }
}

package dev.doorman.conversation.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Event.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Whether one customer ever waits in silence, and whether a person is offered, after the deletion
 * request began: what the greeting offers counts for nothing.
 */
final class SilenceCheck {
  private static final Duration HEARS_WITHIN = Duration.ofMinutes(2);
  private static final String PERSON = "talk-to-person";

  private final Chat chat;
  private final long begunAt;
  private final UnaryOperator<List<Event>> shown;

  private List<Event> events = List.of();
  private Optional<Instant> silentSince = Optional.empty();
  private long heardUpTo;
  private boolean found;

  /**
   * @param chat has just begun a request
   * @param shown what of the events reaches the customer
   */
  SilenceCheck(Chat chat, UnaryOperator<List<Event>> shown) {
    this.chat = chat;
    this.begunAt = chat.lastSeq();
    this.shown = shown;
  }

  /**
   * Looks once.
   *
   * @param waits whether the next move is the vendor's
   * @return what is wrong with this wait, once for each; empty if nothing is
   */
  Optional<String> look(boolean waits, Instant now) {
    if (!waits) {
      silentSince = Optional.empty();
      return Optional.empty();
    }
    long heard =
        sinceBegun().stream()
            .filter(event -> event.from() != Sender.CUSTOMER)
            .mapToLong(Event::seq)
            .max()
            .orElse(begunAt);
    if (silentSince.isEmpty() || heard != heardUpTo) {
      silentSince = Optional.of(now);
      heardUpTo = heard;
      found = false;
      return Optional.empty();
    }
    if (found || !silentSince.get().plus(HEARS_WITHIN).isBefore(now)) {
      return Optional.empty();
    }
    Optional<String> wrong = wrong();
    found = wrong.isPresent();
    return wrong;
  }

  /** Whether a person was offered after the request began. */
  boolean isPersonOffered() {
    return sinceBegun().stream().anyMatch(SilenceCheck::offersPerson);
  }

  private List<Event> sinceBegun() {
    long last = chat.lastSeq();
    if (events.isEmpty() || events.getLast().seq() != last) {
      events = chat.events();
    }
    return shown.apply(events).stream().filter(event -> event.seq() > begunAt).toList();
  }

  /**
   * Who knows of trouble that is not over yet, and was offered a person then, is not in silence.
   */
  private Optional<String> wrong() {
    boolean person = false;
    for (Event event : sinceBegun().reversed()) {
      person |= offersPerson(event);
      if (isOfTrouble(event)) {
        return person ? Optional.empty() : Optional.of("trouble without a person");
      }
      if (endsTrouble(event)) {
        break;
      }
    }
    return Optional.of("silent");
  }

  private static boolean offersPerson(Event event) {
    return event.from() != Sender.CUSTOMER && event.body().contains(PERSON);
  }

  static boolean isOfTrouble(Event event) {
    JsonNode body = Chat.body(event);
    return body.path("kind").asText().equals("notice")
        && body.path("code")
            .asText()
            .matches(
                "watch-trouble|stuck-.*|api-trouble-create|outcome-unknown|withdrawal-unknown");
  }

  /** A move of the customer's, or the flow's next step, begins a wait of its own. */
  private static boolean endsTrouble(Event event) {
    JsonNode body = Chat.body(event);
    return event.from() == Sender.CUSTOMER
        || body.path("code").asText().equals("watch-works-again")
        || body.path("kind").asText().equals("handoff")
        || body.path("form").asText().equals("full");
  }
}

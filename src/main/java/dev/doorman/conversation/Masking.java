package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.redaction.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Keeps secrets out of what customers write, and says what was removed. */
final class Masking {
  /** Says that digits were removed; each time, so that a code doesn't follow in another way. */
  static final String CODE = "code-masked";

  /** Says that a card number, an IBAN or a password was removed; once in a conversation. */
  static final String SECRET = "secret-masked";

  /** How many events a text may lean back over to the one before it. */
  private static final int LEANS_BACK = 8;

  private static final int PAGE = 100;

  private final ConversationStore store;
  private final Scribe scribe;

  Masking(ConversationStore store, Scribe scribe) {
    this.store = store;
    this.scribe = scribe;
  }

  /** The text as it may be stored. */
  String masked(Conversation before, String text, Instant now) {
    String earlier = before.masksDigits(now) ? lastSaid(before).orElse("") : "";
    return Texts.masked(before, text, earlier, now);
  }

  /** Whether a code was removed from the text, here or by the widget, while one may be about. */
  static boolean hidesCode(Conversation before, String masked, Instant now) {
    return before.masksDigits(now) && Redaction.holdsCodeMark(masked);
  }

  /** Tells the customer what was removed from the text. */
  Draft told(Conversation before, Draft draft, String masked, Instant now) {
    Draft told = draft;
    if (hidesCode(before, masked, now)) {
      told = told.telling(scribe.notice(CODE, before.locale()));
    }
    if (Redaction.holdsSecretMark(masked) && !wasTold(before.id())) {
      told = told.telling(scribe.notice(SECRET, before.locale()));
    }
    return told;
  }

  private boolean wasTold(ConversationId id) {
    long seq = 0;
    List<Event> page = store.eventsAfter(id, seq, PAGE);
    while (!page.isEmpty()) {
      if (page.stream().anyMatch(event -> BodyJson.isNotice(event.body(), SECRET))) {
        return true;
      }
      seq = page.getLast().seq();
      page = store.eventsAfter(id, seq, PAGE);
    }
    return false;
  }

  /** The number of the last answer, if it offered what was typed now as what may be meant. */
  OptionalLong offeredBy(Conversation before, String said) {
    long since = Math.max(0, before.lastSeq() - LEANS_BACK);
    return store.eventsAfter(before.id(), since, LEANS_BACK).reversed().stream()
        .filter(event -> event.from() == Event.Sender.BOT)
        .limit(1)
        .filter(event -> BodyJson.offers(event.body(), said.strip()))
        .mapToLong(Event::seq)
        .findFirst();
  }

  /** What the customer typed last, not too long ago to lean on. */
  Optional<String> lastSaid(Conversation before) {
    return lastTyped(before).flatMap(event -> BodyJson.typed(event.body()));
  }

  private Optional<Event> lastTyped(Conversation before) {
    long since = Math.max(0, before.lastSeq() - LEANS_BACK);
    return store.eventsAfter(before.id(), since, LEANS_BACK).reversed().stream()
        .filter(event -> event.from() == Event.Sender.CUSTOMER)
        .filter(event -> BodyJson.typed(event.body()).isPresent())
        .findFirst();
  }

  /**
   * What the customer typed last, without a code's beginning that nothing marked until this text
   * went on with it; empty if there is none.
   */
  Optional<Event> amended(Conversation before, String text, Instant now) {
    return before.masksDigits(now)
        ? lastTyped(before)
            .flatMap(
                event ->
                    BodyJson.typed(event.body())
                        .flatMap(earlier -> Redaction.beginning(earlier, text))
                        .map(
                            masked ->
                                new Event(
                                    event.seq(),
                                    event.at(),
                                    event.from(),
                                    BodyJson.withText(event.body(), masked))))
        : Optional.empty();
  }
}

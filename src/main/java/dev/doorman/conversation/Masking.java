package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.words.BodyJson;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.redaction.Redaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

  /**
   * The text as it may be stored.
   *
   * @param recent the events of {@code before}
   */
  static String masked(Conversation before, RecentEvents recent, String text, Instant now) {
    String earlier =
        before.masksDigits(now)
            ? recent.lastTyped(LEANS_BACK).flatMap(event -> BodyJson.typed(event.body())).orElse("")
            : "";
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

  /**
   * What the customer typed last, without a code's beginning that nothing marked until this text
   * went on with it; empty if there is none.
   */
  static Optional<Event> amended(
      Conversation before, RecentEvents recent, String text, Instant now) {
    return before.masksDigits(now)
        ? recent
            .lastTyped(LEANS_BACK)
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

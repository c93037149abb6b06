package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Receipt;
import dev.doorman.dialogue.State;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A conversation as it was read.
 *
 * @param epoch names this numbering of events; another epoch means another numbering
 * @param version counts the changes; a change made from an older version is refused
 * @param lastSeq the last event's sequence number, 0 where there is none
 * @param lastEffect the number of the last effect ever ordered
 * @param promptSeq the event of the pending prompt
 * @param guardUntil until when digits are masked after a verification ended
 * @param parkAt when the customer's silence counts
 * @param held an answer that is to be written before anything else is said
 * @param ended when the customer ended it
 * @param subject whose it is, where a signed token vouched for that
 * @param desk who answers
 */
public record Conversation(
    ConversationId id,
    String epoch,
    long version,
    long lastSeq,
    long lastEffect,
    Locale locale,
    State state,
    OptionalLong promptSeq,
    Optional<Instant> guardUntil,
    Optional<Instant> parkAt,
    Optional<Held> held,
    Optional<Instant> ended,
    Optional<Subject> subject,
    Desk desk) {

  /** Whether a signed token of the vendor's page told who the customer is. */
  public boolean isIdentified() {
    return subject.isPresent();
  }

  /** Whether a deletion flow is open, so that nothing may ask for a vote. */
  public boolean inFlow() {
    return state.inFlow();
  }

  /** The reference of the accepted deletion that the API says can still be stopped. */
  public Optional<String> stoppable() {
    return state.flow() instanceof Flow.Accepted(var receipt, var stopping)
            && receipt.withdrawable() == Receipt.Withdrawable.YES
        ? Optional.of(receipt.reference().value())
        : Optional.empty();
  }

  /** Whether the customer is proving who they are, so that no end of masking is known. */
  public boolean isVerifying() {
    return state.verifying();
  }

  /** Whether digits that could be a one-time code are masked at this moment. */
  public boolean masksDigits(Instant now) {
    return state.verifying() || guardUntil.filter(now::isBefore).isPresent();
  }
}

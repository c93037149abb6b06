package dev.doorman.conversation;

import dev.doorman.answer.Rewording;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.dialogue.Dialogue;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.store.Doorbell;
import java.time.Clock;
import java.util.Set;

/**
 * The ways into conversations, put together over the same store.
 *
 * @param conversations for those who begin and read
 * @param inbox for what the customer sends
 * @param newsroom for what comes from elsewhere
 * @param handOvers for what agents do
 * @param rewriter puts answers into other words; closed before the database is
 */
public record Office(
    Conversations conversations,
    Inbox inbox,
    Newsroom newsroom,
    HandOvers handOvers,
    Rewriter rewriter) {
  /** What it is put together from. */
  public record Parts(
      ConversationStore store,
      Policy policy,
      Scribe scribe,
      Listener listener,
      Rewording rewording,
      Drafts drafts,
      ConversationConfig config,
      Presence presence,
      Staffing staffing,
      ContractBreaks breaks,
      Doorbell doorbell,
      ResumeSecrets secrets,
      Clock clock) {}

  public static Office of(Parts parts) {
    return of(parts, new Dialogue(parts.policy()));
  }

  /**
   * The office over a dialogue of the caller's.
   *
   * @param dialogue with the parts' policy; given where somebody listens to it
   */
  public static Office of(Parts parts, Dialogue dialogue) {
    var recorder =
        new Recorder(
            parts.scribe(), parts.config(), parts.presence(), new Reception(parts.staffing()));
    var turns = new Turns(parts.store(), recorder, parts.doorbell(), parts.clock());
    var newsroom = new Newsroom(parts.store(), dialogue, turns, recorder, parts.breaks());
    var rewriter = new Rewriter(parts.rewording(), parts.drafts(), newsroom);
    return new Office(
        new Conversations(parts.store(), dialogue, turns, parts.secrets(), parts.scribe()),
        new Inbox(
            parts.store(),
            dialogue,
            Set.copyOf(parts.policy().items()),
            parts.scribe(),
            parts.listener(),
            turns,
            rewriter),
        newsroom,
        new HandOvers(parts.store(), dialogue, parts.scribe(), turns, rewriter),
        rewriter);
  }
}

package dev.doorman.chat;

import dev.doorman.base.Secret;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Inbox.Closing;
import dev.doorman.conversation.Inbox.Ticked;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.feedback.Vote;
import java.util.Locale;
import java.util.Optional;

/** A frame from a client. The schema of the protocol says what each means. */
sealed interface ClientFrame {
  record Hello(
      Optional<Secret<String>> resume,
      Optional<String> epoch,
      long since,
      Locale locale,
      Optional<String> page,
      Optional<Secret<String>> identity)
      implements ClientFrame {}

  /** A frame that is acknowledged. */
  sealed interface Message extends ClientFrame {
    ClientMessageId id();
  }

  record Say(ClientMessageId id, String text) implements Message {}

  record Choose(ClientMessageId id, long prompt, String option) implements Message {}

  record TickItem(ClientMessageId id, long prompt, String item, Ticked ticked) implements Message {}

  record CastVote(ClientMessageId id, long answer, Vote vote) implements Message {}

  record Rate(ClientMessageId id, int stars, Optional<String> comment) implements Message {}

  /** A message for the team, or the address for the answer to one; one of them at least. */
  record Leave(ClientMessageId id, Optional<String> text, Optional<String> email)
      implements Message {}

  record Identify(ClientMessageId id, Secret<String> token) implements Message {}

  record Close(ClientMessageId id, Closing closing) implements Message {}

  /** For an agent's eyes, and of no effect where no agent is; not acknowledged. */
  sealed interface Transient extends ClientFrame {}

  record Typing(Pen pen) implements Transient {}

  /** The customer has read to this event. */
  record Seen(long seq) implements Transient {}
}

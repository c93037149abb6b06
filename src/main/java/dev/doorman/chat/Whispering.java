package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.conversation.Whispers.Seen;
import dev.doorman.conversation.Whispers.Side;
import dev.doorman.conversation.Whispers.Typing;
import dev.doorman.conversation.Whispers.Whisper;
import java.util.Optional;

/** Between a client's transient frames and what is whispered about its conversation. */
final class Whispering {
  private Whispering() {}

  /** What a client's frame whispers. */
  static Whisper of(ConversationId id, ClientFrame.Transient frame) {
    return switch (frame) {
      case ClientFrame.Typing(Pen pen) -> new Typing(id, Side.CUSTOMER, pen);
      case ClientFrame.Seen(long seq) -> new Seen(id, Side.CUSTOMER, seq);
    };
  }

  /** The frame for a client; a customer's own is not sent back. */
  static Optional<String> frame(Whisper whisper) {
    if (whisper.side() == Side.CUSTOMER) {
      return Optional.empty();
    }
    return Optional.of(
        switch (whisper) {
          case Typing typing -> ServerFrames.agentTypes(typing.pen());
          case Seen seen -> ServerFrames.read(seen.seq());
        });
  }
}

package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.conversation.Whispers.Seen;
import dev.doorman.conversation.Whispers.Side;
import dev.doorman.conversation.Whispers.Typing;
import dev.doorman.conversation.Whispers.Whisper;
import java.util.Optional;
import java.util.UUID;

/**
 * A whisper as a line between nodes, as {@code typing AGENT WRITING} or {@code seen CUSTOMER 12},
 * each with the conversation behind its first word. It can be told from a ring of the doorbell,
 * which is a conversation and nothing else.
 */
final class WhisperLine {
  private static final String TYPING = "typing";
  private static final String SEEN = "seen";

  private WhisperLine() {}

  static String write(Whisper whisper) {
    return switch (whisper) {
      case Typing(var conversation, var side, var pen) ->
          String.join(" ", TYPING, conversation.toString(), side.name(), pen.name());
      case Seen(var conversation, var side, var seq) ->
          String.join(" ", SEEN, conversation.toString(), side.name(), String.valueOf(seq));
    };
  }

  /** Empty where it is none, or of a later version. */
  static Optional<Whisper> read(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 4) {
      return Optional.empty();
    }
    try {
      var conversation = new ConversationId(UUID.fromString(words[1]));
      Side side = Side.valueOf(words[2]);
      return switch (words[0]) {
        case TYPING -> Optional.of(new Typing(conversation, side, Pen.valueOf(words[3])));
        case SEEN -> Optional.of(new Seen(conversation, side, Long.parseLong(words[3])));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}

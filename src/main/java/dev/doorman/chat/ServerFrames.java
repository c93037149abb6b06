package dev.doorman.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.doorman.base.Secret;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.Conversations.Standing;
import dev.doorman.conversation.Desk;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.PendingPrompt;
import dev.doorman.conversation.Staffing.Staff.There;
import dev.doorman.conversation.Whispers.Pen;
import dev.doorman.feedback.Vote.Helpful;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Frames to a client, as text. */
final class ServerFrames {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ServerFrames() {}

  /**
   * @param now the server's time, which decides what has expired: clocks of devices are often wrong
   */
  static String welcome(
      Standing standing, Secret<String> resume, Map<Long, Helpful> votes, Instant now) {
    Conversation conversation = standing.conversation();
    ObjectNode frame =
        frame("welcome")
            .put("conversation", conversation.id().toString())
            .put("resume", resume.value())
            .put("epoch", conversation.epoch())
            .put("seq", conversation.lastSeq())
            .put("now", now.toString());
    if (conversation.isIdentified()) {
      frame.put("identified", true);
    }
    putPrompt(frame, standing.prompt());
    if (!votes.isEmpty()) {
      ObjectNode cast = frame.putObject("votes");
      votes.forEach((answer, helpful) -> cast.put(answer.toString(), helpful == Helpful.YES));
    }
    return text(frame);
  }

  static String event(Event event) {
    return text(
        frame("event")
            .put("seq", event.seq())
            .put("at", event.at().toString())
            .put("from", event.from().id())
            .putRawValue("body", new RawValue(event.body())));
  }

  static String ack(ClientMessageId id, long seq) {
    return text(frame("ack").put("id", id.value().toString()).put("seq", seq));
  }

  /**
   * @param queue where the customer stands in the queue, or would, where somebody is there
   */
  static String state(Conversation conversation, Instant now, Optional<There> queue) {
    ObjectNode frame = frame("state");
    conversation.promptSeq().ifPresent(seq -> frame.put("prompt", seq));
    frame.put("inFlow", conversation.inFlow()).put("maskDigits", conversation.masksDigits(now));
    if (!conversation.isVerifying()) {
      conversation
          .guardUntil()
          .filter(now::isBefore)
          .ifPresent(until -> frame.put("maskUntil", until.toString()));
    }
    conversation.stoppable().ifPresent(reference -> frame.put("withdrawable", reference));
    putDesk(frame, conversation.desk(), queue);
    return text(frame);
  }

  private static void putDesk(ObjectNode frame, Desk desk, Optional<There> queue) {
    switch (desk) {
      case Desk.Waiting waiting -> {
        ObjectNode node = frame.putObject("desk").put("state", "waiting");
        queue.ifPresent(
            there -> {
              node.put("place", there.place());
              there.expected().ifPresent(wait -> node.put("waitSeconds", wait.toSeconds()));
            });
      }
      case Desk.Held(int nr, Holder by) ->
          frame.putObject("desk").put("state", "held").put("agent", by.displayName());
      case Desk.None none ->
          queue.ifPresent(
              there -> {
                ObjectNode team = frame.putObject("team");
                there.expected().ifPresent(wait -> team.put("waitSeconds", wait.toSeconds()));
              });
      case Desk.Inbox inbox -> {}
    }
  }

  static String agentTypes(Pen pen) {
    return text(frame("typing").put("from", "agent").put("on", pen == Pen.WRITING));
  }

  /** The agent has read to this event. */
  static String read(long seq) {
    return text(frame("read").put("seq", seq));
  }

  static String draft(long answer, String delta) {
    return text(frame("draft").put("answer", answer).put("delta", delta));
  }

  static String botIsTyping() {
    return text(frame("typing").put("from", "bot").put("on", true));
  }

  static String error(
      String code,
      String message,
      Optional<UUID> id,
      Optional<Duration> retryAfter,
      Optional<PendingPrompt> prompt) {
    ObjectNode frame = frame("error").put("code", code).put("message", message);
    id.ifPresent(value -> frame.put("id", value.toString()));
    retryAfter.ifPresent(wait -> frame.put("retryAfter", Math.max(1, wait.toSeconds())));
    putPrompt(frame, prompt);
    return text(frame);
  }

  private static void putPrompt(ObjectNode frame, Optional<PendingPrompt> prompt) {
    prompt.ifPresent(
        pending ->
            frame
                .putObject("prompt")
                .put("seq", pending.seq())
                .putRawValue("body", new RawValue(pending.body())));
  }

  private static ObjectNode frame(String type) {
    return MAPPER.createObjectNode().put("type", type);
  }

  private static String text(ObjectNode frame) {
    try {
      return MAPPER.writeValueAsString(frame);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}

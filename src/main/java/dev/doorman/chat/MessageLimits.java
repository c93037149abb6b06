package dev.doorman.chat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.store.Limits;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * How many messages a customer may send: by the address they come from, by who they are, and by
 * conversation, on all nodes together and whatever connections they come through. Of an address a
 * long text spends as much as several short ones, since it costs as much to understand; a single
 * chat may send {@code messages-per-minute} of any length, as customers do who write to an agent.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class MessageLimits {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /**
   * So many characters of a text cost about what a short question costs (docs/security-tests.md).
   */
  private static final int CHARACTERS_A_PERMIT = 250;

  private final Limits limits;
  private final ChatConfig config;

  MessageLimits(Limits limits, ChatConfig config) {
    this.limits = limits;
    this.config = config;
  }

  /**
   * Spends one message.
   *
   * @param address the group that it comes from
   * @param length of its text, in UTF-16 units; 0 for what isn't read
   * @return how long until the next one; empty where it may be taken
   */
  Optional<Duration> spend(
      String address, Optional<Subject> subject, ConversationId conversation, int length) {
    return limits
        .spend(
            "messages:address:" + address,
            1 + length / CHARACTERS_A_PERMIT,
            config.messagesPerMinutePerAddress(),
            MINUTE)
        .or(() -> subject.flatMap(who -> spend("subject:" + folded(who))))
        .or(() -> spend("conversation:" + conversation));
  }

  /** Limits' names may be kept outside of this process, and say nothing about a customer. */
  private static UUID folded(Subject subject) {
    return UUID.nameUUIDFromBytes(subject.value().getBytes(StandardCharsets.UTF_8));
  }

  private Optional<Duration> spend(String what) {
    return limits.spend("messages:" + what, config.messagesPerMinute(), MINUTE);
  }
}

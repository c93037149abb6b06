package dev.doorman.conversation;

import java.util.Objects;
import java.util.Optional;

/** Who answers the customer, read and written with the conversation's row. */
public sealed interface Desk {
  /** The number of the last hand-over of the conversation; 0 where there was none. */
  int nr();

  /** The bot answers, and nobody is waited for. */
  record None(int nr) implements Desk {}

  /** The customer waits for an agent; the bot goes on answering. */
  record Waiting(int nr) implements Desk {}

  /** The team will find the chat, and nobody is waited for; the bot goes on answering. */
  record Inbox(int nr) implements Desk {}

  /** An agent answers; the bot is silent, and the deletion flow pauses. */
  record Held(int nr, Holder by) implements Desk {
    public Held {
      Objects.requireNonNull(by, "by");
    }
  }

  /** As a conversation begins. */
  static Desk bot() {
    return new None(0);
  }

  /** The agent who has the chat. */
  default Optional<Holder> holder() {
    return this instanceof Held(int nr, Holder by) ? Optional.of(by) : Optional.empty();
  }

  /** Whether an agent has the chat, so that the bot is silent. */
  default boolean isHeld() {
    return this instanceof Held;
  }
}

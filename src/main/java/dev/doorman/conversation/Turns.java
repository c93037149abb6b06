package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change.Lease;
import dev.doorman.conversation.ConversationStore.Addressed;
import dev.doorman.store.Doorbell;
import dev.doorman.store.Ring;
import dev.doorman.store.Ring.Concern;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** Takes turns: reads, makes, stores; from the read again where somebody else was faster. */
final class Turns {
  private static final int MOST_TRIES = 20;

  private final ConversationStore store;
  private final Recorder recorder;
  private final RecentTurns recent = new RecentTurns();
  private final Doorbell doorbell;
  private final Clock clock;

  Turns(ConversationStore store, Recorder recorder, Doorbell doorbell, Clock clock) {
    this.store = store;
    this.recorder = recorder;
    this.doorbell = doorbell;
    this.clock = clock;
  }

  /** Makes a turn from a conversation as it is now; nothing where there is nothing to do. */
  interface Maker {
    Optional<Draft> make(Conversation conversation, Instant now);
  }

  /**
   * Takes the turn of a client's message.
   *
   * @return the number to acknowledge it with: the first one, where the message was stored before
   */
  long take(ConversationId id, ClientMessageId message, Maker maker) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Addressed read = store.readFor(id, message).orElseThrow(Turns::gone);
      if (read.acknowledged().isPresent()) {
        return read.acknowledged().getAsLong();
      }
      Conversation before = read.conversation();
      if (before.ended().isPresent()) {
        throw new Refusal(
            Refusal.Code.CONVERSATION_ENDED,
            "This chat has ended. Open the chat again to begin a new one.");
      }
      OptionalLong seq = attempt(before, message, maker);
      if (seq.isPresent()) {
        return seq.getAsLong();
      }
    }
    throw busy();
  }

  /**
   * Takes the turn of a client's message as {@link #take(ConversationId, ClientMessageId, Maker)}
   * does, at first without reading: from the turn that this node stored last. For a maker that
   * costs little, since it may be asked once more than otherwise.
   */
  long press(ConversationId id, ClientMessageId message, Maker maker) {
    Optional<Conversation> known =
        recent.last(id).map(StoredTurn::after).filter(last -> last.ended().isEmpty());
    if (known.isPresent()) {
      try {
        OptionalLong seq = attempt(known.get(), message, maker);
        if (seq.isPresent()) {
          return seq.getAsLong();
        }
      } catch (Refusal e) {
        // By what may be behind, or of a message that was stored before: asked again below.
      }
      recent.forget(id);
    }
    return take(id, message, maker);
  }

  /** The turn that this node stored last, if it is the next one after a version. */
  Optional<StoredTurn> next(ConversationId id, long version) {
    return recent.last(id).filter(turn -> turn.from() == version);
  }

  /** The number to acknowledge the message with; empty where the conversation has moved on. */
  private OptionalLong attempt(Conversation before, ClientMessageId message, Maker maker) {
    Instant now = now();
    Draft draft = maker.make(before, now).orElseThrow();
    Change change = recorder.write(before, draft, Optional.of(message), Optional.empty(), now);
    if (store.commit(change) != ConversationStore.Outcome.STORED) {
      return OptionalLong.empty();
    }
    stored(change);
    return OptionalLong.of(change.message().orElseThrow().seq());
  }

  private void stored(Change change) {
    recent.add(change);
    doorbell.ring(
        new Ring(
            change.before().id(),
            OptionalLong.of(change.before().version() + 1),
            change.leavesWork() ? Concern.READERS_AND_WORKERS : Concern.READERS));
  }

  /** What became of a turn that no client's message caused. */
  enum Taken {
    STORED,
    /** There was nothing to store. */
    NOTHING,
    LEASE_LOST,
    /** There is no such conversation (any more). */
    GONE
  }

  /** Takes a turn that no client's message caused; {@code done} is the effect that it finishes. */
  Taken take(ConversationId id, Optional<Lease> done, Maker maker) {
    return attempt(id, done, maker).taken();
  }

  /**
   * Takes a turn that an agent caused.
   *
   * @return the number of the last event after it; empty where there was nothing to store
   * @throws Refusal {@link Refusal.Code#UNKNOWN_RESUME} where there is no such conversation
   */
  OptionalLong take(ConversationId id, Maker maker) {
    Attempt attempt = attempt(id, Optional.empty(), maker);
    return switch (attempt.taken()) {
      case GONE -> throw gone();
      case STORED -> OptionalLong.of(attempt.lastSeq());
      case NOTHING, LEASE_LOST -> OptionalLong.empty();
    };
  }

  private record Attempt(Taken taken, long lastSeq) {}

  private Attempt attempt(ConversationId id, Optional<Lease> done, Maker maker) {
    for (int i = 0; i < MOST_TRIES; i++) {
      Optional<Conversation> read = store.read(id);
      if (read.isEmpty()) {
        return new Attempt(Taken.GONE, 0);
      }
      Conversation before = read.get();
      Instant now = now();
      Optional<Draft> draft = maker.make(before, now);
      if (draft.isEmpty()) {
        return new Attempt(Taken.NOTHING, before.lastSeq());
      }
      Change change = recorder.write(before, draft.get(), Optional.empty(), done, now);
      switch (store.commit(change)) {
        case STORED -> {
          stored(change);
          return new Attempt(Taken.STORED, change.lastSeq());
        }
        case LEASE_LOST -> {
          return new Attempt(Taken.LEASE_LOST, before.lastSeq());
        }
        case CONFLICT -> {}
      }
    }
    throw busy();
  }

  /** As exactly as it is stored. */
  Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  static Refusal gone() {
    return new Refusal(
        Refusal.Code.UNKNOWN_RESUME,
        "This chat is no longer there. Open the chat again to begin a new one.");
  }

  /**
   * Whether a conversation is known to be this subject's.
   *
   * @throws Refusal where it is known to be another's
   */
  static boolean isOf(Conversation conversation, Subject subject) {
    if (conversation.subject().filter(known -> !known.equals(subject)).isPresent()) {
      throw new Refusal(
          Refusal.Code.ANOTHER_CUSTOMER,
          "This chat is of another customer than the token: it is closed. Open a new one with the"
              + " token.");
    }
    return conversation.isIdentified();
  }

  private static RetriableException busy() {
    return new RetriableException(
        "too much at once in this conversation", Duration.ofSeconds(1), null);
  }
}

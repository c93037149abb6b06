package dev.doorman.conversation;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Lets only so many texts be worked on at once. Of those that wait each sender has its turn, and of
 * a sender's each conversation: whoever sends hundreds of texts is served one by one between the
 * others, and delays nobody by more than the text that is being worked on.
 *
 * <h2>Errors</h2>
 *
 * {@link RetriableException} where a turn does not come within 20 s, and where the caller is
 * interrupted, which it stays.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads, virtual ones too.
 */
public final class FairShares {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  /** Those who wait, by sender and conversation; whose turn is next comes first. */
  private final Map<String, Map<ConversationId, Deque<Turn>>> senders = new LinkedHashMap<>();

  private int free;

  private static final class Turn {
    private final CompletableFuture<Boolean> come = new CompletableFuture<>();
  }

  /**
   * @param atOnce texts that may be worked on at the same time
   */
  public FairShares(int atOnce) {
    if (atOnce < 1) {
      throw new IllegalArgumentException("nothing would ever be done");
    }
    this.free = atOnce;
  }

  /** One for each core: the work is computing. */
  public static FairShares usual() {
    return new FairShares(Runtime.getRuntime().availableProcessors());
  }

  /** Does some work when its turn has come; returns what the work returned. */
  public <T> T within(String sender, ConversationId conversation, Supplier<T> work) {
    await(sender, conversation);
    try {
      return work.get();
    } finally {
      passOn();
    }
  }

  private void await(String sender, ConversationId conversation) {
    Turn turn = new Turn();
    synchronized (this) {
      if (free > 0) {
        free--;
        return;
      }
      senders
          .computeIfAbsent(sender, key -> new LinkedHashMap<>())
          .computeIfAbsent(conversation, key -> new ArrayDeque<>())
          .add(turn);
    }
    try {
      turn.come.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      giveUp(turn);
      throw new RetriableException("too many texts wait to be worked on", RETRY_AFTER, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      giveUp(turn);
      throw new RetriableException("interrupted while a text waited for its turn", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A turn that is not waited for any more is passed over, or passed on if it came just now. */
  private void giveUp(Turn turn) {
    if (!turn.come.complete(false)) {
      passOn();
    }
  }

  private synchronized void passOn() {
    while (!senders.isEmpty()) {
      if (next().come.complete(true)) {
        return;
      }
    }
    free++;
  }

  /** Takes the next turn out; its sender, and the conversation among the sender's, go last now. */
  private Turn next() {
    var sender = senders.entrySet().iterator().next();
    senders.remove(sender.getKey());
    Map<ConversationId, Deque<Turn>> own = sender.getValue();
    var conversation = own.entrySet().iterator().next();
    own.remove(conversation.getKey());
    Turn turn = conversation.getValue().remove();
    if (!conversation.getValue().isEmpty()) {
      own.put(conversation.getKey(), conversation.getValue());
    }
    if (!own.isEmpty()) {
      senders.put(sender.getKey(), own);
    }
    return turn;
  }

  /** How many wait for their turn. */
  synchronized int waiting() {
    return senders.values().stream()
        .flatMap(own -> own.values().stream())
        .mapToInt(Deque::size)
        .sum();
  }
}

package dev.doorman.conversation;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.doorman.base.ConversationId;
import java.time.Duration;
import java.util.Optional;

/**
 * The last turn of each conversation that this node stored a moment ago, so that neither the next
 * button nor who reads along has to ask the database for what was just written to it. It may be
 * behind: another node may have stored a turn since. So a turn made from it counts only if the
 * database still has that version.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class RecentTurns {
  private static final Duration KEPT = Duration.ofMinutes(1);

  /** In characters of the events, and as much for each turn as the rest of it takes, about. */
  private static final long MOST = 4L << 20;

  private static final int TURN = 1_000;

  private final Cache<ConversationId, StoredTurn> turns =
      Caffeine.newBuilder()
          .maximumWeight(MOST)
          .weigher(RecentTurns::weight)
          .expireAfterWrite(KEPT)
          .build();

  private static int weight(ConversationId id, StoredTurn turn) {
    return TURN + turn.events().stream().mapToInt(event -> event.body().length()).sum();
  }

  /** Keeps a change that is stored, unless a later one is kept already. */
  void add(Change change) {
    var turn = new StoredTurn(change.before().version(), change.after(), change.events());
    turns
        .asMap()
        .merge(change.before().id(), turn, (old, next) -> old.from() > next.from() ? old : next);
  }

  /** What turned out to be behind is of no use. */
  void forget(ConversationId id) {
    turns.invalidate(id);
  }

  Optional<StoredTurn> last(ConversationId id) {
    return Optional.ofNullable(turns.getIfPresent(id));
  }
}

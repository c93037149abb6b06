package dev.doorman.desk.live;

import dev.doorman.access.Agent;
import dev.doorman.access.SignedIn;
import dev.doorman.base.ConversationId;
import dev.doorman.desk.Chat;
import dev.doorman.desk.duty.Presence;
import dev.doorman.desk.duty.Roster;
import dev.doorman.socket.Line;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One page of an agent: who it is, what it watches, and the news that it has not got yet. News
 * about the same thing becomes one, so that a slow page is told less often and nothing piles up.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class DeskClient {
  private final String cookie;
  private final AtomicBoolean fresh = new AtomicBoolean(true);
  private final ConcurrentHashMap<ConversationId, Optional<Chat>> chats = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ConversationId, Watched> watched = new ConcurrentHashMap<>();
  private final Set<ConversationId> rung = ConcurrentHashMap.newKeySet();
  private final ConcurrentHashMap<ConversationId, Boolean> typing = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<ConversationId, Long> seen = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable List<Roster.Row>> agents = new AtomicReference<>();
  private volatile @Nullable SignedIn signedIn;
  private volatile @Nullable Line line;
  private volatile Presence presence = Presence.ONLINE;
  private volatile Instant heard;

  /**
   * A chat whose events are sent.
   *
   * @param epoch of the log
   * @param cursor the last event sent
   */
  record Watched(String epoch, long cursor) {}

  /** Something that is to be sent. */
  sealed interface News {
    /** The page has just been opened. */
    record Opened() implements News {}

    /** A chat has changed; none where it was erased. */
    record Row(ConversationId id, Optional<Chat> chat) implements News {}

    record Agents(List<Roster.Row> rows) implements News {}

    /** There may be events in a watched chat. */
    record Rung(ConversationId id) implements News {}

    record Typing(ConversationId id, boolean on) implements News {}

    record Seen(ConversationId id, long seq) implements News {}
  }

  /**
   * @param cookie the session's, as the handshake sent it
   */
  DeskClient(String cookie, Instant now) {
    this.cookie = cookie;
    this.heard = now;
  }

  String cookie() {
    return cookie;
  }

  void by(Line connection) {
    line = connection;
  }

  Line line() {
    Line found = line;
    if (found == null) {
      throw new IllegalStateException("the connection is not set up");
    }
    return found;
  }

  Instant heard() {
    return heard;
  }

  void alive(Instant now) {
    heard = now;
  }

  void is(SignedIn who) {
    signedIn = who;
  }

  /** Takes over what has changed about the user; tells whether anything has. */
  boolean is(Agent agent) {
    SignedIn before = signedIn;
    if (before == null || before.agent().equals(agent)) {
      return false;
    }
    signedIn =
        new SignedIn(before.id(), agent, before.how(), before.password(), before.expiresAt());
    return true;
  }

  Optional<SignedIn> signedIn() {
    return Optional.ofNullable(signedIn);
  }

  Presence presence() {
    return presence;
  }

  void presence(Presence told) {
    presence = told;
  }

  Map<ConversationId, Watched> watched() {
    return watched;
  }

  /** A chat has changed, or is gone. */
  void changed(ConversationId id, Optional<Chat> chat) {
    chats.put(id, chat);
    line().poke();
  }

  /** Those at the desk have changed. */
  void changed(List<Roster.Row> rows) {
    agents.set(rows);
    line().poke();
  }

  /** There may be events in a chat. */
  void ring(ConversationId id) {
    if (watched.containsKey(id) && rung.add(id)) {
      line().poke();
    }
  }

  void customerTypes(ConversationId id, boolean on) {
    if (watched.containsKey(id)) {
      typing.put(id, on);
      line().poke();
    }
  }

  void customerHasSeen(ConversationId id, long seq) {
    if (watched.containsKey(id)) {
      seen.merge(id, seq, Math::max);
      line().poke();
    }
  }

  /** Whether there is news. */
  boolean hasNews() {
    return fresh.get()
        || !chats.isEmpty()
        || agents.get() != null
        || !rung.isEmpty()
        || !typing.isEmpty()
        || !seen.isEmpty();
  }

  /** The next news, which is told now. */
  Optional<News> news() {
    if (fresh.compareAndSet(true, false)) {
      return Optional.of(new News.Opened());
    }
    Optional<ConversationId> chat = first(chats.keySet().iterator());
    if (chat.isPresent()) {
      Optional<Chat> row = chats.remove(chat.get());
      return row == null ? Optional.empty() : Optional.of(new News.Row(chat.get(), row));
    }
    List<Roster.Row> rows = agents.getAndSet(null);
    if (rows != null) {
      return Optional.of(new News.Agents(rows));
    }
    Optional<ConversationId> one = first(rung.iterator());
    if (one.isPresent()) {
      rung.remove(one.get());
      return one.map(News.Rung::new);
    }
    one = first(typing.keySet().iterator());
    if (one.isPresent()) {
      Boolean on = typing.remove(one.get());
      return on == null ? Optional.empty() : Optional.of(new News.Typing(one.get(), on));
    }
    one = first(seen.keySet().iterator());
    if (one.isPresent()) {
      Long seq = seen.remove(one.get());
      return seq == null ? Optional.empty() : Optional.of(new News.Seen(one.get(), seq));
    }
    return Optional.empty();
  }

  private static Optional<ConversationId> first(Iterator<ConversationId> ids) {
    return ids.hasNext() ? Optional.of(ids.next()) : Optional.empty();
  }
}

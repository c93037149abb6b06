package dev.doorman.access.account;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.SessionId;
import dev.doorman.access.Sessions;
import dev.doorman.access.SignedIn;
import dev.doorman.access.SignedIn.How;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Begins, knows and ends sessions.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. {@link #look} is called by one at a time.
 */
public final class SessionBook implements Sessions {
  /** Use is written down no more often than this. */
  private static final Duration NOTED_EVERY = Duration.ofSeconds(30);

  /** How far the nodes' clocks may be apart. */
  private static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final Duration KEPT_AFTER_END = Duration.ofDays(2);
  private static final int COOKIE_MOST = 100;

  private final SessionStore store;
  private final Users users;
  private final Tokens tokens;
  private final AccessConfig config;
  private final Clock clock;
  private final List<Consumer<SessionId>> listeners = new CopyOnWriteArrayList<>();
  private final Map<SessionId, Instant> told = new ConcurrentHashMap<>();
  private Instant looked;

  public SessionBook(
      SessionStore store, Users users, Tokens tokens, AccessConfig config, Clock clock) {
    this.store = store;
    this.users = users;
    this.tokens = tokens;
    this.config = config;
    this.clock = clock;
    this.looked = clock.instant();
  }

  /** A new session, and the cookie's value, which is told this once. */
  public record Begun(Secret<String> cookie, SignedIn session) {}

  /** Begins a session of a user who proved who it is. */
  public Begun begin(User user, How how) {
    Instant now = clock.instant();
    var id = new SessionId(UUID.randomUUID());
    Secret<String> cookie = tokens.next();
    Instant endsBy = now.plus(config.sessionLife());
    store.add(id, Tokens.hash(cookie.value()), user.id(), how, now, endsBy);
    users.seen(user.id(), now);
    return new Begun(cookie, signedIn(new SessionStore.Going(id, user, how, now, endsBy), now));
  }

  @Override
  public Optional<SignedIn> of(String cookie) {
    if (cookie.length() > COOKIE_MOST) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return store
        .find(Tokens.hash(cookie))
        .filter(going -> going.user().isEnabled())
        .filter(going -> now.isBefore(going.endsBy()))
        .filter(going -> now.isBefore(going.usedAt().plus(config.sessionIdle())))
        .map(going -> used(going, now));
  }

  private SignedIn used(SessionStore.Going going, Instant now) {
    if (now.isBefore(going.usedAt().plus(NOTED_EVERY))) {
      return signedIn(going, going.usedAt());
    }
    store.used(going.id(), now);
    users.seen(going.user().id(), now);
    return signedIn(going, now);
  }

  private SignedIn signedIn(SessionStore.Going going, Instant usedAt) {
    Instant idle = usedAt.plus(config.sessionIdle());
    return new SignedIn(
        going.id(),
        going.user().agent(),
        going.how(),
        going.how() == How.OIDC ? SignedIn.Password.KEPT : going.user().password(),
        idle.isBefore(going.endsBy()) ? idle : going.endsBy());
  }

  /** Ends a session, at a sign-out. */
  public void end(SessionId id) {
    store.end(id, clock.instant());
    tell(id);
  }

  /**
   * Ends all sessions of a user.
   *
   * @param but one that goes on
   */
  public void endOf(UserId user, Optional<SessionId> but) {
    store.endOf(user, but, clock.instant()).forEach(this::tell);
  }

  @Override
  public void listen(Consumer<SessionId> ended) {
    listeners.add(ended);
  }

  /** Ends what is over by time, and tells of what ended anywhere; to be called every second. */
  public void look() {
    Instant now = clock.instant();
    store.endExpired(now.minus(config.sessionIdle()), now);
    Instant since = looked.minus(OVERLAP);
    store.endedSince(since).stream().filter(id -> !told.containsKey(id)).forEach(this::tell);
    looked = now;
    told.values().removeIf(at -> at.isBefore(since.minus(OVERLAP).minus(OVERLAP)));
  }

  private void tell(SessionId id) {
    told.put(id, clock.instant());
    listeners.forEach(listener -> listener.accept(id));
  }

  /** Deletes what ended long ago; to be called from time to time. */
  public void forgetOld() {
    store.forget(clock.instant().minus(KEPT_AFTER_END));
  }
}

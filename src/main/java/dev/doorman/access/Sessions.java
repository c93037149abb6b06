package dev.doorman.access;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * The sessions of all users of the desk, on all nodes.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads. Listeners are called on the thread that ends
 * a session or looks for ended ones, and must return at once.
 */
public interface Sessions {
  /** The name of the cookie. */
  String COOKIE = "doorman-desk";

  /**
   * Its name over TLS. Browsers take a cookie of this prefix only from this very host, over TLS and
   * for all paths, so that no neighbour domain can plant one.
   */
  String HOST_COOKIE = "__Host-" + COOKIE;

  /**
   * The session that a cookie stands for. Asking counts as use, and so keeps an idle session from
   * expiring: ask for what a person did, not for what a page does by itself.
   *
   * @param cookie the value of the cookie {@value #COOKIE}; any text
   * @return empty where the session ended, expired or never was, or its user is disabled
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  Optional<SignedIn> of(String cookie);

  /**
   * Adds a listener for the life of the process. It is told of each session that ends, by sign-out,
   * a changed password, disabling or expiry, here or on another node, within 2 s. It may be told
   * twice. Whoever opens something for a session asks {@link #of} once more after it is open: the
   * session may have ended, and been told of, in between.
   */
  void listen(Consumer<SessionId> ended);
}

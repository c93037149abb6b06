package dev.doorman.access.account;

import dev.doorman.access.SignedIn;
import dev.doorman.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Keeps users; none is ever deleted, since chats and the audit log name them.
 *
 * <p>Every method throws {@link dev.doorman.base.RetriableException} where the database is not
 * available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and processes.
 */
public interface Users {
  /** All users, by display name. */
  List<User> all();

  Optional<User> byId(UserId id);

  /**
   * The user of a name.
   *
   * @param name in lower case
   */
  Optional<User> byName(String name);

  Optional<User> byProviderId(String providerId);

  /**
   * Adds a user.
   *
   * @return false, and nothing is stored, where the name or the provider's id is taken
   */
  boolean add(User user, Instant now);

  /**
   * Changes a user's rights, names and whether it is disabled, in one transaction in which no other
   * user changes.
   *
   * @param change takes the user and all users; may throw, and then nothing changes
   * @return the user after the change; empty where there is no such user
   */
  Optional<User> change(UserId id, BiFunction<User, List<User>, User> change);

  /** Sets the password's hash. */
  void setPassword(UserId id, String hash, SignedIn.Password state);

  /** Notes that the user did something. */
  void seen(UserId id, Instant now);
}

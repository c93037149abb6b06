package dev.doorman.desk.hook;

import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.desk.hook.Subscription.Activity;
import java.util.List;
import java.util.Optional;

/**
 * Keeps subscriptions. Every call throws {@link dev.doorman.base.RetriableException} where the
 * database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Subscriptions {
  /** How many there may be. */
  int MOST = 20;

  /** All, the oldest first. */
  List<Subscription> all();

  Optional<Subscription> find(SubscriptionId id);

  /**
   * Adds one.
   *
   * @param secret kept as it is, since calls are signed with it
   * @return whether there was room for it
   */
  Added add(Subscription subscription, Secret<String> secret, UserId by);

  /** What became of adding. */
  enum Added {
    YES,
    TOO_MANY
  }

  /** Pauses it or goes on; gives it as it is then, or nothing where it is gone. */
  Optional<Subscription> set(SubscriptionId id, Activity activity);

  /**
   * Removes it with its deliveries.
   *
   * @return whether it was there
   */
  boolean remove(SubscriptionId id);
}

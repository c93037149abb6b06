package dev.doorman.desk.duty;

import dev.doorman.access.Agent;
import dev.doorman.base.UserId;
import java.util.List;
import java.util.Optional;

/**
 * The users of the desk who may sign in.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Agents {
  /**
   * All users, as the database has them now; no disabled ones.
   *
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  List<Agent> all();

  /** The user with this id. */
  default Optional<Agent> find(UserId id) {
    return all().stream().filter(agent -> agent.id().equals(id)).findFirst();
  }
}

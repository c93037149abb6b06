package dev.doorman.access.account;

import dev.doorman.access.Agent;
import dev.doorman.access.SignedIn;
import dev.doorman.base.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * A user as the database has it.
 *
 * @param passwordHash by bcrypt; empty where another provider signs the user in
 * @param password whether it may be gone on with
 * @param providerId the hash of issuer and subject at the other provider
 * @param disabledAt since when the user may not sign in
 */
public record User(
    Agent agent,
    Optional<String> passwordHash,
    SignedIn.Password password,
    Optional<String> providerId,
    Optional<Instant> disabledAt,
    Optional<Instant> lastSeenAt) {

  public UserId id() {
    return agent.id();
  }

  /** Whether the user may sign in. */
  public boolean isEnabled() {
    return disabledAt.isEmpty();
  }

  /** The same user with other rights and names. */
  public User with(Agent changed) {
    return new User(changed, passwordHash, password, providerId, disabledAt, lastSeenAt);
  }

  /** The same user, disabled since then, or enabled. */
  public User disabled(Optional<Instant> since) {
    return new User(agent, passwordHash, password, providerId, since, lastSeenAt);
  }

  @Override
  public String toString() {
    return "User[" + agent.name() + "]";
  }
}

package dev.doorman.access;

import java.time.Instant;

/**
 * A user's session that goes on.
 *
 * @param agent as the database has it now
 * @param how the user signed in
 * @param password whether the user may go on with the present one
 * @param expiresAt when the session ends if nothing is done until then; using it moves this, up to
 *     the session's longest life
 */
public record SignedIn(SessionId id, Agent agent, How how, Password password, Instant expiresAt) {
  /** How a user signed in. */
  public enum How {
    PASSWORD,
    OIDC
  }

  /** What is to be done about the user's password. */
  public enum Password {
    /** Nothing. */
    KEPT,
    /** It was given by an administrator: the user may do nothing before setting another. */
    DUE_TO_CHANGE
  }
}

package dev.doorman.access.rest;

import dev.doorman.access.Role;
import dev.doorman.access.SignedIn;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Whoever is signed in.
 *
 * @param signIn {@code password} or {@code oidc}
 * @param expiresAt when the session ends if nothing is done until then
 */
public record Me(
    UUID id,
    String name,
    String displayName,
    List<String> roles,
    List<String> teams,
    List<String> languages,
    int capacity,
    boolean mustChangePassword,
    String signIn,
    Instant expiresAt) {

  /** The user of a session. */
  public static Me of(SignedIn session) {
    var agent = session.agent();
    return new Me(
        agent.id().value(),
        agent.name(),
        agent.displayName(),
        agent.roles().stream().sorted().map(Role::id).toList(),
        agent.teams().stream().sorted().toList(),
        agent.languages().stream().sorted().toList(),
        agent.capacity(),
        session.password() == SignedIn.Password.DUE_TO_CHANGE,
        session.how().name().toLowerCase(Locale.ROOT),
        session.expiresAt());
  }
}

package dev.doorman.access.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.doorman.access.Role;
import dev.doorman.access.account.User;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A user as administrators see it.
 *
 * @param signIn {@code password} or {@code oidc}
 * @param lastSeenAt when the user last did something; null where never
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UserView(
    UUID id,
    String name,
    String displayName,
    List<String> roles,
    List<String> teams,
    List<String> languages,
    int capacity,
    boolean disabled,
    String signIn,
    @Nullable Instant lastSeenAt) {

  /** The view of a user. */
  public static UserView of(User user) {
    var agent = user.agent();
    return new UserView(
        agent.id().value(),
        agent.name(),
        agent.displayName(),
        agent.roles().stream().sorted().map(Role::id).toList(),
        agent.teams().stream().sorted().toList(),
        agent.languages().stream().sorted().toList(),
        agent.capacity(),
        !user.isEnabled(),
        user.providerId().isPresent() ? "oidc" : "password",
        user.lastSeenAt().orElse(null));
  }
}

package dev.doorman.access.oidc;

import dev.doorman.access.Agent;
import dev.doorman.access.Audit;
import dev.doorman.access.Role;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.Tokens;
import dev.doorman.access.account.User;
import dev.doorman.access.account.Users;
import dev.doorman.access.oidc.OidcFailure.Why;
import dev.doorman.base.UserId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the user of a provider's claims, makes it at the first sign-in, and keeps its rights as the
 * provider has them. A user is known by issuer and subject alone: a name or a mail address at the
 * provider gives nobody another's account.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class Newcomers {
  private static final int DISPLAY_NAME_MOST = 60;
  private static final int NAME_MOST = 50;
  private static final int CAPACITY = 4;

  private final OidcSettings settings;
  private final Rights rights;
  private final Users users;
  private final Audit audit;
  private final Clock clock;

  Newcomers(OidcSettings settings, Users users, Audit audit, Clock clock) {
    this.settings = settings;
    this.rights = new Rights(settings);
    this.users = users;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * The user.
   *
   * @throws OidcFailure NO_ROLE or DISABLED
   */
  User of(String subject, Map<String, Object> claims) {
    String id = Tokens.hash(settings.issuer() + "\n" + subject);
    Set<Role> roles = rights.roles(claims);
    Set<String> teams = rights.teams(claims);
    Optional<User> known = users.byProviderId(id);
    if (known.filter(user -> !user.isEnabled()).isPresent()) {
      throw new OidcFailure(Why.DISABLED, "a disabled user tried to sign in");
    }
    if (roles.isEmpty() && (known.isEmpty() || rights.decidesOnRoles())) {
      throw new OidcFailure(Why.NO_ROLE, "the provider gives a user no role of the desk");
    }
    return known
        .map(user -> kept(user, roles, teams))
        .orElseGet(() -> made(id, claims, roles, teams));
  }

  private User kept(User user, Set<Role> roles, Set<String> teams) {
    Agent before = user.agent();
    var after =
        new Agent(
            before.id(),
            before.name(),
            before.displayName(),
            rights.decidesOnRoles() ? roles : before.roles(),
            teams.isEmpty() ? before.teams() : teams,
            before.languages(),
            before.capacity());
    if (after.equals(before)) {
      return user;
    }
    audit.note("(provider)", "user-changed", before.name(), "roles and teams as the provider says");
    return users.change(before.id(), (now, all) -> now.with(after)).orElse(user);
  }

  private User made(String id, Map<String, Object> claims, Set<Role> roles, Set<String> teams) {
    String wanted = name(claims, id);
    for (String name : new String[] {wanted, wanted + "-" + id.substring(0, 8)}) {
      var agent =
          new Agent(
              new UserId(UUID.randomUUID()),
              name,
              displayName(claims, name),
              roles,
              teams.isEmpty() ? Set.of("support") : teams,
              Set.of(),
              CAPACITY);
      User user =
          new User(
              agent,
              Optional.empty(),
              Password.KEPT,
              Optional.of(id),
              Optional.empty(),
              Optional.empty());
      if (users.add(user, clock.instant())) {
        audit.note("(provider)", "user-created", name, "at the first sign-in with the provider");
        return user;
      }
    }
    // Somebody signed in twice at once, and the other was faster.
    return users
        .byProviderId(id)
        .orElseThrow(() -> new OidcFailure(Why.REFUSED, "no name could be found for a user"));
  }

  private String name(Map<String, Object> claims, String id) {
    for (String claim : new String[] {settings.nameClaim(), "email", "sub"}) {
      String plain =
          String.valueOf(claims.getOrDefault(claim, ""))
              .toLowerCase(Locale.ROOT)
              .replaceAll("[^a-z0-9._@-]", "")
              .replaceAll("^[^a-z0-9]+", "");
      if (plain.length() >= 2) {
        return plain.substring(0, Math.min(NAME_MOST, plain.length()));
      }
    }
    return "user-" + id.substring(0, 8);
  }

  private String displayName(Map<String, Object> claims, String name) {
    String told =
        String.valueOf(claims.getOrDefault(settings.displayNameClaim(), ""))
            .replaceAll("\\p{Cntrl}", "")
            .strip();
    int[] points = told.codePoints().limit(DISPLAY_NAME_MOST).toArray();
    return points.length == 0 ? name : new String(points, 0, points.length);
  }
}

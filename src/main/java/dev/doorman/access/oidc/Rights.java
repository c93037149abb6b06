package dev.doorman.access.oidc;

import dev.doorman.access.Role;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads roles and teams from the provider's claims.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
final class Rights {
  private final OidcSettings settings;

  Rights(OidcSettings settings) {
    this.settings = settings;
  }

  /** The roles; empty where none are given and there is no default one. */
  Set<Role> roles(Map<String, Object> claims) {
    Set<Role> roles = new LinkedHashSet<>();
    values(claims, settings.rolesClaim())
        .forEach(value -> Optional.ofNullable(settings.roles().get(value)).ifPresent(roles::add));
    if (roles.isEmpty()) {
      settings.defaultRole().ifPresent(roles::add);
    }
    return roles;
  }

  /** Whether the provider decides on roles; else what an administrator gave stays. */
  boolean decidesOnRoles() {
    return settings.rolesClaim().isPresent();
  }

  /** The teams; empty where none are given. */
  Set<String> teams(Map<String, Object> claims) {
    Set<String> teams = new LinkedHashSet<>();
    values(claims, settings.teamsClaim())
        .forEach(value -> Optional.ofNullable(settings.teams().get(value)).ifPresent(teams::add));
    return teams;
  }

  private static List<String> values(Map<String, Object> claims, Optional<String> name) {
    Object found = name.map(path -> find(claims, path)).orElse(null);
    if (found instanceof Collection<?> several) {
      return several.stream().map(String::valueOf).toList();
    }
    return found == null ? List.of() : List.of(String.valueOf(found).split("[ ,]+"));
  }

  /** A claim by its whole name, which may have dots and be an address, or by a path to it. */
  private static @Nullable Object find(Map<?, ?> claims, String path) {
    if (claims.containsKey(path)) {
      return claims.get(path);
    }
    int dot = path.indexOf('.');
    return dot > 0 && claims.get(path.substring(0, dot)) instanceof Map<?, ?> inner
        ? find(inner, path.substring(dot + 1))
        : null;
  }
}

package dev.doorman.access.oidc;

import dev.doorman.access.Role;
import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The configuration, checked. */
public record OidcSettings(
    String issuer,
    String clientId,
    Optional<Secret<String>> clientSecret,
    String scope,
    String label,
    String nameClaim,
    String displayNameClaim,
    Optional<String> rolesClaim,
    Map<String, Role> roles,
    Optional<Role> defaultRole,
    Optional<String> teamsClaim,
    Map<String, String> teams,
    Duration callTimeout) {
  private static final String KEY = "doorman.access.oidc.";
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads the configuration.
   *
   * @return empty where no provider is configured
   * @throws FinalException naming the key that is wrong
   */
  public static Optional<OidcSettings> of(OidcConfig config) {
    if (config.issuer().isEmpty()) {
      return Optional.empty();
    }
    URI issuer = config.issuer().get();
    if (!isSafe(issuer)) {
      throw new FinalException(KEY + "issuer must be an https address, or http on this machine.");
    }
    String clientId =
        config
            .clientId()
            .orElseThrow(() -> new FinalException(KEY + "client-id is missing beside the issuer."));
    Map<String, Role> roles = new LinkedHashMap<>();
    pairs("roles", config.roles()).forEach((value, role) -> roles.put(value, role("roles", role)));
    Optional<Role> defaultRole = config.defaultRole().map(role -> role("default-role", role));
    if (defaultRole.isEmpty() && (config.rolesClaim().isEmpty() || roles.isEmpty())) {
      throw new FinalException(
          KEY
              + "roles-claim and roles, or default-role, must be set: without a role nobody may"
              + " sign in.");
    }
    Set<String> scopes = new LinkedHashSet<>(List.of("openid"));
    scopes.addAll(config.scopes());
    return Optional.of(
        new OidcSettings(
            issuer.toString(),
            clientId,
            config.clientSecret().map(Secret::new),
            String.join(" ", scopes),
            config.label(),
            config.nameClaim(),
            config.displayNameClaim(),
            config.rolesClaim(),
            Map.copyOf(roles),
            defaultRole,
            config.teamsClaim(),
            Map.copyOf(pairs("teams", config.teams())),
            config.callTimeout()));
  }

  /** Whether nobody on the way can read or change what is sent there. */
  static boolean isSafe(URI address) {
    return "https".equals(address.getScheme())
        || ("http".equals(address.getScheme())
            && LOOPBACK.contains(String.valueOf(address.getHost())));
  }

  private static Map<String, String> pairs(String key, Optional<List<String>> listed) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String pair : listed.orElseGet(List::of)) {
      // Values may be addresses and so have colons; roles and teams have none.
      int colon = pair.lastIndexOf(':');
      if (colon < 1 || colon == pair.length() - 1) {
        throw new FinalException(KEY + key + ": \"" + pair + "\" is no pair such as value:name.");
      }
      pairs.put(pair.substring(0, colon).strip(), pair.substring(colon + 1).strip());
    }
    return pairs;
  }

  private static Role role(String key, String id) {
    return Role.of(id)
        .orElseThrow(
            () ->
                new FinalException(
                    KEY + key + ": \"" + id + "\" is not one of agent, lead, editor, admin."));
  }
}

package dev.doorman.access.oidc;

import dev.doorman.access.Audit;
import dev.doorman.access.account.SessionBook;
import dev.doorman.access.account.Tokens;
import dev.doorman.access.account.Users;
import java.time.Clock;
import java.util.Optional;

/**
 * The provider that users may sign in with, where one is configured.
 *
 * @param configured the way to it
 */
public record Providers(Optional<CodeFlow> configured) {

  /** Made from the settings, where there are any. */
  public static Providers of(
      Optional<OidcSettings> settings,
      Users users,
      SessionBook sessions,
      Audit audit,
      Ways ways,
      Tokens tokens,
      Clock clock) {
    return new Providers(
        settings.map(known -> new CodeFlow(known, users, sessions, audit, ways, tokens, clock)));
  }
}

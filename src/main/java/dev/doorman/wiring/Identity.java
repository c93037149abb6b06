package dev.doorman.wiring;

import dev.doorman.identity.IdentityConfig;
import dev.doorman.identity.IdentitySettings;
import dev.doorman.identity.JwtCheck;
import dev.doorman.identity.TokenCheck;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Whose identity tokens are taken, where any are. */
final class Identity {
  @Produces
  @Singleton
  TokenCheck tokens(IdentityConfig config, Clock clock) {
    return IdentitySettings.of(config)
        .<TokenCheck>map(settings -> new JwtCheck(settings, clock))
        .orElseGet(TokenCheck.None::new);
  }
}

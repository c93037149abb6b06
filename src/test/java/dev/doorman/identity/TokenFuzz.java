package dev.doorman.identity;

import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import dev.doorman.store.MutableClock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** No token vouches for anybody unless the vendor signed it, and none breaks the check. */
public final class TokenFuzz {
  private static final Issuer ISSUER = new Issuer();
  private static final JwtCheck CHECK =
      new JwtCheck(
          new IdentitySettings(
              ISSUER.keys(),
              null,
              Issuer.NAME,
              Issuer.AUDIENCE,
              Duration.ofMinutes(10),
              Duration.ofSeconds(30),
              Duration.ofHours(1),
              Duration.ofSeconds(10),
              Duration.ofSeconds(3)),
          new MutableClock());

  private TokenFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) {
    try {
      Subject subject = CHECK.check(new Secret<>(new String(data, StandardCharsets.ISO_8859_1)));
      throw new AssertionError("a token that nobody signed vouches for " + subject);
    } catch (TokenRefused | KeysUnavailable e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new AssertionError("refused without a reason", e);
      }
    }
  }
}

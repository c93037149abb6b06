package dev.doorman.identity;

import dev.doorman.base.Secret;
import dev.doorman.base.Subject;

/**
 * Checks identity tokens.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads. A call may take seconds, where keys are fetched.
 */
public sealed interface TokenCheck permits TokenCheck.None, JwtCheck {
  /**
   * The subject that a token vouches for.
   *
   * @throws TokenRefused where it vouches for nobody
   * @throws KeysUnavailable where that cannot be told for now
   */
  Subject check(Secret<String> token);

  /** No issuer is configured: no token is taken. */
  record None() implements TokenCheck {
    @Override
    public Subject check(Secret<String> token) {
      throw new TokenRefused(
          TokenRefused.Code.NOT_CONFIGURED, "This server takes no identity tokens.");
    }
  }
}

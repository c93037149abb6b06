package dev.doorman.identity;

import java.security.Key;
import org.jose4j.jws.JsonWebSignature;

/** The issuer's public keys. */
sealed interface Keys permits Keys.One, KeySet {
  /**
   * The key that this signature has to be checked with.
   *
   * @throws TokenRefused where the issuer has no such key
   * @throws KeysUnavailable where that is not known for now
   */
  Key find(JsonWebSignature signature);

  /** One key, whatever a token names. */
  record One(Key key) implements Keys {
    @Override
    public Key find(JsonWebSignature signature) {
      return key;
    }
  }
}

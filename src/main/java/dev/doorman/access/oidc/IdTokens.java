package dev.doorman.access.oidc;

import dev.doorman.access.oidc.OidcFailure.Why;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.http.Get;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;

/**
 * Checks ID tokens as OpenID Connect Core 1.0, 3.1.3.7 asks: signature, issuer, audience,
 * authorized party, life and nonce.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
final class IdTokens {
  /** Signatures with a public key; none with a shared secret, and not "none". */
  private static final AlgorithmConstraints ALGORITHMS =
      new AlgorithmConstraints(
          ConstraintType.PERMIT,
          AlgorithmIdentifiers.RSA_USING_SHA256,
          AlgorithmIdentifiers.RSA_USING_SHA384,
          AlgorithmIdentifiers.RSA_USING_SHA512,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA384,
          AlgorithmIdentifiers.RSA_PSS_USING_SHA512,
          AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
          AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384,
          AlgorithmIdentifiers.ECDSA_USING_P521_CURVE_AND_SHA512,
          AlgorithmIdentifiers.EDDSA);

  private static final int CLOCK_SKEW_SECONDS = 60;
  private static final int KEYS_MOST_BYTES = 256 * 1024;
  private static final long REFRESH_PAUSE_MS = 10_000;

  private final OidcSettings settings;
  private final Clock clock;
  private final Map<URI, HttpsJwks> keys = new ConcurrentHashMap<>();

  IdTokens(OidcSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The claims of a good token.
   *
   * @param keysAt where the provider's keys are
   * @throws OidcFailure REFUSED where it is no good one
   */
  JwtClaims check(String token, String nonce, URI keysAt) {
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setVerificationKeyResolver(
                  new HttpsJwksVerificationKeyResolver(keys.computeIfAbsent(keysAt, this::keySet)))
              .setJwsAlgorithmConstraints(ALGORITHMS)
              .setExpectedIssuer(true, settings.issuer())
              .setExpectedAudience(true, settings.clientId())
              .setRequireSubject()
              .setRequireIssuedAt()
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds(CLOCK_SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond()))
              .build()
              .processToClaims(token);
      checkParty(claims);
      if (!Objects.equals(nonce, claims.getStringClaimValue("nonce"))) {
        throw new OidcFailure(Why.REFUSED, "the ID token has another nonce than was sent");
      }
      return claims;
    } catch (InvalidJwtException e) {
      // The library's message quotes the token: only the codes of what is wrong are told.
      throw new OidcFailure(Why.REFUSED, "the ID token does not hold: " + codes(e));
    } catch (MalformedClaimException | ClassCastException e) {
      // The library casts header values to text without looking.
      throw new OidcFailure(Why.REFUSED, "a header or claim of the ID token has a wrong type");
    }
  }

  private void checkParty(JwtClaims claims) throws MalformedClaimException {
    String party = claims.getStringClaimValue("azp");
    boolean wanted = claims.getAudience().size() > 1;
    if ((party == null && wanted) || (party != null && !party.equals(settings.clientId()))) {
      throw new OidcFailure(Why.REFUSED, "the ID token was made for another client");
    }
  }

  private static Set<Integer> codes(InvalidJwtException e) {
    return e.getErrorDetails().stream()
        .map(detail -> detail.getErrorCode())
        .collect(java.util.stream.Collectors.toSet());
  }

  private HttpsJwks keySet(URI address) {
    var get = new Get();
    int millis = Math.toIntExact(settings.callTimeout().toMillis());
    get.setConnectTimeout(millis);
    get.setReadTimeout(millis);
    get.setRetries(0);
    get.setResponseBodySizeLimit(KEYS_MOST_BYTES);
    var made = new HttpsJwks(address.toString());
    made.setSimpleHttpGet(get);
    made.setRefreshReprieveThreshold(REFRESH_PAUSE_MS);
    return made;
  }
}

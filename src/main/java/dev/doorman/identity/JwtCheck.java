package dev.doorman.identity;

import dev.doorman.base.Secret;
import dev.doorman.base.Subject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.ErrorCodes;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/**
 * Checks signed tokens (JWT, RFC 7519) as RFC 8725 asks: algorithms from a list, the issuer and the
 * audience exact, a short life, and the key from the configuration, never from the token.
 */
public final class JwtCheck implements TokenCheck {
  /** Signatures with a public key. None of those with a shared secret, and not "none". */
  private static final Set<String> ALGORITHMS =
      Set.of(
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

  private static final AlgorithmConstraints CONSTRAINTS =
      new AlgorithmConstraints(ConstraintType.PERMIT, ALGORITHMS.toArray(String[]::new));

  private static final int TOKEN_MOST = 8192;

  private final IdentitySettings settings;
  private final Keys keys;
  private final Clock clock;

  public JwtCheck(IdentitySettings settings, Clock clock) {
    this.settings = settings;
    this.keys = settings.keys(clock);
    this.clock = clock;
  }

  @Override
  public Subject check(Secret<String> token) {
    String text = token.value();
    if (text.length() > TOKEN_MOST) {
      throw new TokenRefused("The token is longer than 8,192 characters.");
    }
    var signature = new JsonWebSignature();
    try {
      signature.setCompactSerialization(text);
      String algorithm = signature.getAlgorithmHeaderValue();
      if (algorithm == null || !ALGORITHMS.contains(algorithm)) {
        throw new TokenRefused(
            "The token's algorithm is not taken: it must be signed with a private key, as by RS256"
                + " or ES256.");
      }
    } catch (JoseException | ClassCastException e) {
      // The library casts header values to text without looking: {"alg":["RS256"]} is a cast that
      // fails.
      throw new TokenRefused("This is no signed token (JWT).");
    }
    Instant now = clock.instant();
    try {
      return subject(consumer(signature, now).processToClaims(text), now);
    } catch (InvalidJwtException e) {
      throw new TokenRefused(why(e));
    } catch (MalformedClaimException
        | ClassCastException
        | IllegalArgumentException
        | DateTimeException
        | ArithmeticException e) {
      throw new TokenRefused("The token's claims cannot be used.");
    }
  }

  private JwtConsumer consumer(JsonWebSignature signature, Instant now) {
    return new JwtConsumerBuilder()
        .setVerificationKey(keys.find(signature))
        .setJwsAlgorithmConstraints(CONSTRAINTS)
        .setExpectedIssuer(true, settings.issuer())
        .setExpectedAudience(true, settings.audience())
        .setRequireSubject()
        .setRequireIssuedAt()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(Math.toIntExact(settings.clockSkew().toSeconds()))
        .setEvaluationTime(NumericDate.fromSeconds(now.getEpochSecond()))
        .build();
  }

  private Subject subject(JwtClaims claims, Instant now) throws MalformedClaimException {
    Instant issued = Instant.ofEpochSecond(claims.getIssuedAt().getValue());
    Instant expires = Instant.ofEpochSecond(claims.getExpirationTime().getValue());
    if (issued.isAfter(now.plus(settings.clockSkew()))) {
      throw new TokenRefused("The token's time of issue is in the future.");
    }
    Duration age = Duration.between(issued, now);
    if (age.compareTo(settings.maxAge().plus(settings.clockSkew())) > 0
        || Duration.between(issued, expires).compareTo(settings.maxAge()) > 0) {
      throw new TokenRefused(
          "The token lives too long: at most %d seconds from iat to exp are taken."
              .formatted(settings.maxAge().toSeconds()));
    }
    return new Subject(claims.getSubject());
  }

  /** In our own words: the library's messages quote the token. */
  private static String why(InvalidJwtException e) {
    if (e.hasErrorCode(ErrorCodes.SIGNATURE_INVALID)) {
      return "The token's signature is not valid.";
    }
    if (e.hasErrorCode(ErrorCodes.EXPIRED)) {
      return "The token has expired.";
    }
    if (e.hasErrorCode(ErrorCodes.NOT_YET_VALID)) {
      return "The token is not valid yet.";
    }
    if (e.hasErrorCode(ErrorCodes.ISSUER_INVALID) || e.hasErrorCode(ErrorCodes.ISSUER_MISSING)) {
      return "The token's iss is not the issuer that this server trusts.";
    }
    if (e.hasErrorCode(ErrorCodes.AUDIENCE_INVALID)
        || e.hasErrorCode(ErrorCodes.AUDIENCE_MISSING)) {
      return "The token's aud is not this server.";
    }
    if (e.hasErrorCode(ErrorCodes.SUBJECT_MISSING)
        || e.hasErrorCode(ErrorCodes.ISSUED_AT_MISSING)
        || e.hasErrorCode(ErrorCodes.EXPIRATION_MISSING)) {
      return "The token lacks one of sub, iat and exp.";
    }
    return "The token cannot be used.";
  }
}

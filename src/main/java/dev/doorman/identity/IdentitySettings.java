package dev.doorman.identity;

import dev.doorman.base.FinalException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whose tokens are taken. Fields as in {@link IdentityConfig}.
 *
 * @param jwksUrl null where there is one key
 * @param publicKey null where there is a key set
 */
public record IdentitySettings(
    @Nullable URI jwksUrl,
    @Nullable PublicKey publicKey,
    String issuer,
    String audience,
    Duration maxAge,
    Duration clockSkew,
    Duration refreshAfter,
    Duration refreshPause,
    Duration callTimeout) {
  private static final Duration MAX_AGE_MOST = Duration.ofMinutes(10);
  private static final Duration SKEW_MOST = Duration.ofMinutes(2);
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * The settings; empty where no tokens are taken.
   *
   * @throws FinalException where they are given by half, or cannot be
   */
  public static Optional<IdentitySettings> of(IdentityConfig config) {
    Optional<String> pem = config.publicKey().filter(key -> !key.isBlank());
    if (config.jwksUrl().isEmpty() && pem.isEmpty()) {
      if (config.issuer().isPresent() || config.audience().isPresent()) {
        throw new FinalException(
            "doorman.identity.issuer or .audience is set, but no key is: set"
                + " doorman.identity.jwks-url or doorman.identity.public-key.");
      }
      return Optional.empty();
    }
    if (config.jwksUrl().isPresent() && pem.isPresent()) {
      throw new FinalException(
          "doorman.identity.jwks-url and doorman.identity.public-key are both set: set one.");
    }
    config.jwksUrl().ifPresent(IdentitySettings::checkUrl);
    checkAtMost("clock-skew", config.clockSkew(), SKEW_MOST);
    checkAtMost("max-age", config.maxAge(), MAX_AGE_MOST);
    checkPositive("max-age", config.maxAge());
    checkPositive("refresh-after", config.refreshAfter());
    checkPositive("refresh-pause", config.refreshPause());
    checkPositive("call-timeout", config.callTimeout());
    checkAtMost("call-timeout", config.callTimeout(), Duration.ofMinutes(1));
    return Optional.of(
        new IdentitySettings(
            config.jwksUrl().orElse(null),
            pem.map(IdentitySettings::key).orElse(null),
            required("issuer", config.issuer()),
            required("audience", config.audience()),
            config.maxAge(),
            config.clockSkew(),
            config.refreshAfter(),
            config.refreshPause(),
            config.callTimeout()));
  }

  Keys keys(Clock clock) {
    if (publicKey != null) {
      return new Keys.One(publicKey);
    }
    return new KeySet(String.valueOf(jwksUrl), refreshAfter, refreshPause, callTimeout, clock);
  }

  private static void checkUrl(URI url) {
    boolean secure =
        "https".equals(url.getScheme())
            || ("http".equals(url.getScheme()) && LOOPBACK.contains(String.valueOf(url.getHost())));
    if (!secure || url.getHost() == null) {
      throw new FinalException("doorman.identity.jwks-url must be an https address.");
    }
  }

  private static String required(String key, Optional<String> value) {
    return value
        .filter(given -> !given.isBlank())
        .orElseThrow(
            () ->
                new FinalException(
                    "doorman.identity.%s is missing: without it a token for somebody else's use would be taken."
                        .formatted(key)));
  }

  private static void checkAtMost(String key, Duration value, Duration most) {
    if (value.isNegative() || value.compareTo(most) > 0) {
      throw new FinalException(
          "doorman.identity.%s must be from 0 to %d seconds.".formatted(key, most.toSeconds()));
    }
  }

  private static void checkPositive(String key, Duration value) {
    if (!value.isPositive()) {
      throw new FinalException("doorman.identity.%s must be longer than nothing.".formatted(key));
    }
  }

  private static PublicKey key(String pem) {
    try {
      String base64 = pem.replaceAll("-----(BEGIN|END) PUBLIC KEY-----|\\\\n|\\s", "");
      var spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      for (String kind : List.of("RSA", "EC", "Ed25519", "Ed448")) {
        try {
          return KeyFactory.getInstance(kind).generatePublic(spec);
        } catch (GeneralSecurityException e) {
          // Of another kind: the next is tried.
        }
      }
    } catch (IllegalArgumentException e) {
      // No base64: told below.
    }
    throw new FinalException(
        "doorman.identity.public-key is no public key in PEM, as -----BEGIN PUBLIC KEY-----….");
  }
}

package dev.doorman.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Identity tokens (JWT) of the vendor's page. Without a key set and a public key none are taken.
 */
@ConfigMapping(prefix = "doorman.identity")
public interface IdentityConfig {
  /** Where the issuer's keys are (RFC 7517): https, or http on loopback. */
  Optional<URI> jwksUrl();

  /** The issuer's one key, in PEM ({@code -----BEGIN PUBLIC KEY-----}), in place of a key set. */
  Optional<String> publicKey();

  /** What a token's {@code iss} must be. */
  Optional<String> issuer();

  /** What a token's {@code aud} must be, or contain. */
  Optional<String> audience();

  /** How long a token may be valid in all, and how old it may be; at most 10 minutes. */
  @WithDefault("10m")
  Duration maxAge();

  /** How far the issuer's clock may be off; at most 2 minutes. */
  @WithDefault("30s")
  Duration clockSkew();

  /** After so long the key set is fetched anew, so that a key that was taken out is not taken. */
  @WithDefault("1h")
  Duration refreshAfter();

  /** The least time between two fetches of the key set, whatever tokens name. */
  @WithDefault("10s")
  Duration refreshPause();

  /** Deadline for connecting to the key set's server, and for each of its reads. */
  @WithDefault("3s")
  Duration callTimeout();
}

package dev.doorman.access.oidc;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sign-in at the desk with an OpenID Connect provider; none without an issuer. */
@ConfigMapping(prefix = "doorman.access.oidc")
public interface OidcConfig {
  /** The provider: its {@code /.well-known/openid-configuration} says the rest. */
  Optional<URI> issuer();

  /** What the provider calls this installation. */
  Optional<String> clientId();

  /** What this installation proves itself with; public clients have none. */
  Optional<String> clientSecret();

  /** What is asked for, beside {@code openid}. */
  @WithDefault("profile,email")
  List<String> scopes();

  /** On the button. */
  @WithDefault("Sign in with your organisation")
  String label();

  /** The claim that a new user's name is made from; {@code email} and {@code sub} follow. */
  @WithDefault("preferred_username")
  String nameClaim();

  /** The claim with the name that customers read. */
  @WithDefault("name")
  String displayNameClaim();

  /** The claim that {@link #roles} are found in; dots lead into objects. */
  Optional<String> rolesClaim();

  /** Which value gives which role, as {@code support-leads:lead}. */
  Optional<List<String>> roles();

  /** The role of those who have no value that gives one; without it they are refused. */
  Optional<String> defaultRole();

  /** The claim that {@link #teams} are found in. */
  Optional<String> teamsClaim();

  /** Which value gives which team, as {@code billing-desk:billing}; others give none. */
  Optional<List<String>> teams();

  /** Deadline of each call to the provider. */
  @WithDefault("5s")
  Duration callTimeout();
}

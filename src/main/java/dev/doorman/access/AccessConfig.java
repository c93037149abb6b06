package dev.doorman.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Signing in at the agent desk. */
@ConfigMapping(prefix = "doorman.access")
public interface AccessConfig {
  /** After so long without use a session ends; at least a minute. */
  @WithDefault("2h")
  Duration sessionIdle();

  /** A session's longest life, whatever its use; at least {@link #sessionIdle}. */
  @WithDefault("12h")
  Duration sessionLife();

  /** How often it is looked for sessions that ended on another node, or by time. */
  @WithDefault("1s")
  Duration lookEvery();

  /** Tries with one name from one address within {@link #triesWithin}; a right one begins anew. */
  @WithDefault("5")
  @Min(1)
  int triesPerName();

  /** Failing tries from one address within {@link #triesWithin}. */
  @WithDefault("50")
  @Min(1)
  int triesPerAddress();

  /**
   * The span that tries are counted in, from the first of them; no try after the last until then.
   */
  @WithDefault("15m")
  Duration triesWithin();

  /** The binary logarithm of bcrypt's rounds: one more takes twice as long. */
  @WithDefault("12")
  @Min(4)
  @Max(16)
  int bcryptCost();

  /** For how long entries of the audit log are kept. */
  @WithDefault("400d")
  Duration keepAudit();

  /**
   * Gives the user {@code admin} the password of {@code doorman.admin.password}, and the role, when
   * Doorman starts: for whoever is locked out.
   */
  @WithDefault("false")
  boolean resetAdmin();
}

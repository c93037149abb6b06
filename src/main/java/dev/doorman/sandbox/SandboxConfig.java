package dev.doorman.sandbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The sandbox's settings. All durations in ISO-8601 or as {@code 30s}, {@code 5m}. */
@ConfigMapping(prefix = "doorman.sandbox")
public interface SandboxConfig {
  /**
   * {@code doorman.sandbox}: whether the sandbox is there at all. When off, its paths answer 404
   * and nothing of it runs.
   */
  @WithParentName
  @WithDefault("false")
  boolean on();

  /** How long after its confirmation a deletion is carried out. */
  @WithDefault("10m")
  @DurationMin(millis = 0)
  @DurationMax(days = 19)
  Duration completeAfter();

  /** How long a verification link works. */
  @WithDefault("30m")
  @DurationMin(seconds = 1)
  @DurationMax(hours = 24)
  Duration linkLifetime();

  /** How many codes may be asked for with one email address or phone number in 24 hours. */
  @WithDefault("10")
  @Min(1)
  int codesPerRecipient();

  /** How many codes are sent for one account in 24 hours, whatever it was named by. */
  @WithDefault("12")
  @Min(1)
  int codesPerAccount();

  /** How many codes may be tried for one email address or phone number in 24 hours. */
  @WithDefault("15")
  @Min(1)
  int checksPerRecipient();

  /** How often expiry, completion, mails and webhooks that are due are looked for. */
  @WithDefault("1s")
  @DurationMin(millis = 10)
  Duration sweepEvery();

  /**
   * The key from which links and the hashes of codes are made, 32 characters or more. Without it
   * one is made at the first start and kept in the sandbox's own table.
   */
  Optional<@Size(min = 32) String> serverKey();

  /** The sender of mails, where SMTP is configured. */
  @WithDefault("no-reply@example.com")
  @NotBlank
  String mailFrom();
}

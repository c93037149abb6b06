package dev.doorman.wiring;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** The PostgreSQL database, or without a URL the embedded store. */
@ConfigMapping(prefix = "doorman.db")
public interface DbConfig {
  /** Where it is, as {@code jdbc:postgresql://db.internal:5432/doorman}. */
  Optional<
          @Pattern(
              regexp = "jdbc:postgresql:.+",
              message = "must be of the form jdbc:postgresql://HOST:PORT/DATABASE")
          String>
      url();

  /** The user that owns Doorman's tables, or may make them. */
  Optional<String> user();

  /** That user's password. */
  Optional<String> password();

  /** Connections that each node keeps open. */
  @WithDefault("8")
  @Min(2)
  @Max(1000)
  int connections();

  /**
   * Whether the embedded store brings a message to the disk before it is acknowledged. Without it a
   * killed process still loses nothing, but a power cut may lose the last messages and damage the
   * file.
   */
  @WithDefault("true")
  boolean fsync();

  /** After so many seconds without a word a statement and its connection are given up. */
  @WithDefault("30")
  @Min(1)
  @Max(3600)
  int statementSeconds();

  /** After so many seconds the database ends a transaction whose node says nothing. */
  @WithDefault("15")
  @Min(1)
  @Max(3600)
  int idleSeconds();
}

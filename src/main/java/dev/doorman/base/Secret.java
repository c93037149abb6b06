package dev.doorman.base;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A value that must not be seen: it prints as {@code [redacted]} wherever it is logged by mistake.
 *
 * <h2>Thread-safety</h2>
 *
 * As safe as the value it holds.
 *
 * @param value what to hide
 */
public record Secret<T>(T value) {
  public Secret {
    Objects.requireNonNull(value, "value");
  }

  /** Compares two texts in time that depends on their lengths only. */
  public static boolean sameText(Secret<String> one, Secret<String> other) {
    return MessageDigest.isEqual(
        one.value().getBytes(StandardCharsets.UTF_8),
        other.value().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "[redacted]";
  }
}

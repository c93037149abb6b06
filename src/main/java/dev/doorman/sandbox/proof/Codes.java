package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Proof.Code;
import dev.doorman.sandbox.request.ServerKey;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One-time codes of six digits and their limits. NIST SP 800-63B-4 asks for 10 minutes at most and
 * a limit on tries; the pauses are those of Signal's registration service.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class Codes {
  static final Duration LIFETIME = Duration.ofMinutes(10);

  /** Pauses between one check and the next: five checks in all. */
  private static final List<Duration> CHECK_PAUSES =
      List.of(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(60), Duration.ofSeconds(120));

  /** Pauses between one code sent and the next: four codes in all. */
  private static final List<Duration> SEND_PAUSES =
      List.of(Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(300));

  /** So many codes are sent for one request. */
  public static final int MOST_SENDS = SEND_PAUSES.size() + 1;

  private static final int DIGITS = 6;
  private static final int NUMBERS = 1_000_000;

  private final ServerKey key;
  private final SecureRandom random;

  @Inject
  Codes(ServerKey key, SecureRandom random) {
    this.key = key;
    this.random = random;
  }

  String next() {
    return String.format(Locale.ROOT, "%06d", random.nextInt(NUMBERS));
  }

  /** What is kept of a code. It is of use for this request only. */
  Code kept(String request, String code, Instant now) {
    return new Code(mac(request, code), now.plus(LIFETIME));
  }

  /** Whether this is the code, compared in constant time. */
  boolean isRight(String request, Code kept, String typed) {
    return MessageDigest.isEqual(
        kept.mac().getBytes(StandardCharsets.US_ASCII),
        mac(request, typed).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Six digits of any script, spaced or dashed as people copy them; empty where it is something
   * else.
   */
  static Optional<String> read(String typed) {
    var digits = new StringBuilder();
    for (int c : typed.codePoints().toArray()) {
      int digit = Character.digit(c, 10);
      if (digit >= 0) {
        digits.append(digit);
      } else if (!Character.isWhitespace(c) && !Character.isSpaceChar(c) && c != '-') {
        return Optional.empty();
      }
    }
    return digits.length() == DIGITS ? Optional.of(digits.toString()) : Optional.empty();
  }

  /** When the next check may come after so many. */
  static Instant nextCheck(int checks, Instant now) {
    return checks <= CHECK_PAUSES.size() ? now.plus(CHECK_PAUSES.get(checks - 1)) : now;
  }

  /** When the next code may be sent after so many. */
  static Instant nextSend(int sends, Instant now) {
    return sends <= SEND_PAUSES.size() ? now.plus(SEND_PAUSES.get(sends - 1)) : now;
  }

  private String mac(String request, String code) {
    return HexFormat.of().formatHex(key.mac("code", request, code));
  }
}

package dev.doorman.access.account;

import com.nulabinc.zxcvbn.Zxcvbn;
import dev.doorman.base.Secret;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Hashes passwords with bcrypt, compares them, makes first ones, and tells which are weak.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; a hash takes a core for a quarter of a second at cost 12.
 */
public final class Passwords {
  private static final int LEAST = 12;

  /** Bcrypt looks at no more. */
  private static final int MOST_BYTES = 72;

  private static final int DISTINCT_LEAST = 5;

  /** Shorter names occur in many words. */
  private static final int NAME_LEAST = 4;

  /** Knows the common passwords, names, dates and rows of keys; stateless. */
  private static final Zxcvbn GUESSES = new Zxcvbn();

  /** Of its five grades: safe from guessing online and, hashed, from most of it offline. */
  private static final int GUESSES_LEAST = 3;

  /** Without those that are taken for one another when they are read aloud or copied. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private static final int FIRST_GROUPS = 4;
  private static final int FIRST_GROUP = 5;

  private final int cost;
  private final SecureRandom random;
  private final String nobodys;

  /**
   * Hashes with this cost.
   *
   * @param cost the binary logarithm of the rounds
   */
  public Passwords(int cost, SecureRandom random) {
    this.cost = cost;
    this.random = random;
    this.nobodys = hash(first());
  }

  /** The hash of a password that is not weak. */
  public String hash(Secret<String> password) {
    return BCrypt.hashpw(password.value(), BCrypt.gensalt(cost, random));
  }

  /**
   * Whether this is the password. Where there is no hash it is compared with one that no password
   * has, so that it takes the same time.
   */
  public boolean matches(Secret<String> given, Optional<String> hash) {
    boolean tooLong = bytes(given.value()) > MOST_BYTES;
    String compared = tooLong ? "" : given.value();
    return BCrypt.checkpw(compared, hash.orElse(nobodys)) && hash.isPresent() && !tooLong;
  }

  /** Whether the hash was made with another cost than is configured now. */
  boolean isOutdated(String hash) {
    return !hash.startsWith("$2a$%02d$".formatted(cost));
  }

  /** A password to be told to a new user: 20 letters and digits, 99 bits. */
  public Secret<String> first() {
    var made = new StringBuilder();
    for (int i = 0; i < FIRST_GROUPS * FIRST_GROUP; i++) {
      made.append(i > 0 && i % FIRST_GROUP == 0 ? "-" : "");
      made.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new Secret<>(made.toString());
  }

  /**
   * Why this must not be a user's password.
   *
   * @param name that the user signs in with
   */
  public static Optional<String> weakness(Secret<String> password, String name) {
    String text = password.value();
    if (text.codePointCount(0, text.length()) < LEAST) {
      return Optional.of("Use at least 12 characters. A sentence works well.");
    }
    if (bytes(text) > MOST_BYTES) {
      return Optional.of("Use a shorter password: 72 bytes at most, which is 72 plain letters.");
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.of("Leave out tabs, line breaks and other control characters.");
    }
    if (text.codePoints().distinct().count() < DISTINCT_LEAST) {
      return Optional.of("Use more different characters: at least five.");
    }
    if (name.length() >= NAME_LEAST && text.toLowerCase(Locale.ROOT).contains(name)) {
      return Optional.of("Leave your user name out of the password.");
    }
    if (GUESSES.measure(text, List.of(name, "doorman", "support", "agent")).getScore()
        < GUESSES_LEAST) {
      return Optional.of(
          "This password is easy to guess: it is on a list of common ones, or made of them. Take"
              + " four words that do not belong together.");
    }
    return Optional.empty();
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

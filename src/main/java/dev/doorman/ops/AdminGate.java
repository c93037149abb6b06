package dev.doorman.ops;

import dev.doorman.access.AdminConfig;
import dev.doorman.access.Audit;
import dev.doorman.access.account.Lockout;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Lets in who knows the admin's password, by HTTP Basic (RFC 7617) as the user {@code admin}.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
@Singleton
public final class AdminGate {
  private static final Logger LOG = Logger.getLogger(AdminGate.class);
  private static final String USER = "admin";
  private static final String SCHEME = "Basic ";

  private final Lockout lockout;
  private final Audit audit;
  private final Optional<byte[]> expected;

  @Inject
  AdminGate(AdminConfig config, Lockout lockout, Audit audit) {
    this.lockout = lockout;
    this.audit = audit;
    this.expected = config.password().map(password -> digest(USER + ":" + password));
  }

  void tell(@Observes StartupEvent event) {
    if (expected.isEmpty()) {
      LOG.info("/api/ops is closed; DOORMAN_ADMIN_PASSWORD opens it to the user admin.");
    }
  }

  /** Whether somebody may come in. */
  sealed interface Answer {
    record Welcome() implements Answer {}

    /** No password is configured: there is nothing here. */
    record Closed() implements Answer {}

    record WrongPassword() implements Answer {}

    record TooMany(Duration pause) implements Answer {}
  }

  /**
   * Checks a request. The try is counted before the password is looked at, so that many at once
   * gain nothing; the lockout is the one of the desk.
   *
   * @param authorization the header's value
   * @param address where the request comes from
   * @throws dev.doorman.base.RetriableException where the database is not available
   */
  Answer ask(@Nullable String authorization, String address) {
    if (expected.isEmpty()) {
      return new Answer.Closed();
    }
    if (authorization == null) {
      return new Answer.WrongPassword();
    }
    Optional<Duration> wait = lockout.spend(USER, address);
    if (wait.isPresent()) {
      return new Answer.TooMany(wait.get());
    }
    byte[] given = digest(credentials(authorization));
    if (!MessageDigest.isEqual(given, expected.get())) {
      audit.note("(signed out)", "ops-refused", USER, "from " + address);
      return new Answer.WrongPassword();
    }
    lockout.passed(USER, address);
    return new Answer.Welcome();
  }

  private static String credentials(String authorization) {
    if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return "";
    }
    try {
      byte[] decoded = Base64.getDecoder().decode(authorization.substring(SCHEME.length()).strip());
      return new String(decoded, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Of one length whatever was given, so that comparing takes one time. */
  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

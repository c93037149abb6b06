package dev.doorman.access.account;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.Audit;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The audit log on its table.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class AuditLog implements Audit {
  private static final Pattern ACT = Pattern.compile("[a-z][a-z-]{0,63}");
  private static final int WHO_MOST = 100;
  private static final int ABOUT_MOST = 200;
  private static final int DETAIL_MOST = 1000;

  private final AuditStore store;
  private final AccessConfig config;
  private final Clock clock;

  public AuditLog(AuditStore store, AccessConfig config, Clock clock) {
    this.store = store;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public void note(String who, String act, String about, String detail) {
    if (!ACT.matcher(act).matches()) {
      throw new IllegalArgumentException("not a code of lower-case letters and dashes: " + act);
    }
    store.add(
        new AuditStore.Entry(
            UUID.randomUUID(),
            clock.instant(),
            cut(who, WHO_MOST),
            act,
            cut(about, ABOUT_MOST),
            cut(detail, DETAIL_MOST)));
  }

  /** The newest entries first, those before another one where it is given. */
  public List<AuditStore.Entry> page(Optional<UUID> before, int limit) {
    return store.page(before, limit);
  }

  /** Forgets what is older than the configuration says; to be called from time to time. */
  public int forgetOld() {
    return store.forget(clock.instant().minus(config.keepAudit()));
  }

  /** No longer than fits, no half of a character, and nothing that PostgreSQL would not take. */
  private static String cut(String text, int most) {
    String clean = text.replace("\0", "");
    if (clean.length() <= most) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(most - 1)) ? most - 1 : most;
    return clean.substring(0, end);
  }
}

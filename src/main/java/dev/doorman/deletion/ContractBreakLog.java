package dev.doorman.deletion;

import dev.doorman.base.RequestId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Remembers which kinds of breaks this process has seen since it started, and logs each kind once
 * for each request, so that a request that is asked about every three seconds fills no log.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class ContractBreakLog implements ContractBreaks {
  private static final Logger LOG = Logger.getLogger(ContractBreakLog.class);
  private static final int MOST_LOGGED = 10_000;
  private static final int MOST_KINDS = 200;

  private final Clock clock;
  private final Consumer<ContractBreak> count;
  private final Runnable countUnconfirmed;
  private final Map<Kind, Seen> seen = new LinkedHashMap<>();
  private final Map<ContractBreak, Boolean> logged =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ContractBreak, Boolean> eldest) {
          return size() > MOST_LOGGED;
        }
      };

  /**
   * @param count is told every break, for a metric
   * @param countUnconfirmed is told every acceptance that nobody confirmed, too
   */
  public ContractBreakLog(Clock clock, Consumer<ContractBreak> count, Runnable countUnconfirmed) {
    this.countUnconfirmed = countUnconfirmed;
    this.clock = clock;
    this.count = count;
  }

  private record Kind(ContractBreak.Field field, String expectation) {}

  /**
   * A kind of break.
   *
   * @param field its name in the contract
   * @param lastRequest the request of the latest one; empty if none was made yet
   * @param times how often this process has seen it
   */
  public record Seen(
      String field,
      String expectation,
      Optional<String> lastRequest,
      long times,
      Instant firstAt,
      Instant lastAt) {}

  /** The kinds of breaks that this process has seen since it started, the latest first. */
  public synchronized List<Seen> seen() {
    return seen.values().stream().sorted(Comparator.comparing(Seen::lastAt).reversed()).toList();
  }

  @Override
  public void found(ContractBreak what) {
    if (note(what)) {
      LOG.warnf(
          "the deletion API broke its contract at request %s: %s",
          what.request().map(RequestId::value).orElse("(none yet)"), what.sentence());
    }
  }

  @Override
  public void unconfirmed(ContractBreak what) {
    countUnconfirmed.run();
    if (note(what)) {
      LOG.errorf(
          "the deletion API reports request %s as accepted, and no customer has confirmed it: a"
              + " withdrawal is tried, and a person must look (%s)",
          what.request().map(RequestId::value).orElse("(unknown)"), what.sentence());
    }
  }

  /** Whether it is to be logged. */
  private boolean note(ContractBreak what) {
    count.accept(what);
    Instant now = clock.instant();
    var kind = new Kind(what.field(), what.expectation());
    synchronized (this) {
      Seen before = seen.get(kind);
      if (before != null || seen.size() < MOST_KINDS) {
        seen.put(
            kind,
            new Seen(
                what.field().path(),
                what.expectation(),
                what.request().map(RequestId::value),
                before == null ? 1 : before.times() + 1,
                before == null ? now : before.firstAt(),
                now));
      }
      return logged.put(what, true) == null;
    }
  }
}

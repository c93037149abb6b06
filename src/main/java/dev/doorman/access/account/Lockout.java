package dev.doorman.access.account;

import dev.doorman.access.AccessConfig;
import dev.doorman.access.Audit;
import dev.doorman.base.AddressGroup;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one lockout for passwords: of the desk, of its API, and of {@code /api/ops}.
 *
 * <p>Tries are counted for a name from an address, for an address, and for a name from everywhere.
 * Only the first two lock. Where a name is under attack from many addresses, each address that
 * isn't locked keeps one try in a span, so that whoever knows the password gets in from an address
 * of their own, whatever others do.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Lockout {
  /** A name under attack: so many times the tries that one address has. */
  private static final int ATTACK = 10;

  private static final String ONE_LEFT = "one-";
  private static final String NOTED = "noted-";

  /** Enough of a hash to tell names and addresses apart. */
  private static final int HASH = 32;

  private final Tries tries;
  private final Audit audit;
  private final AccessConfig config;
  private final Clock clock;

  public Lockout(Tries tries, Audit audit, AccessConfig config, Clock clock) {
    this.tries = tries;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Spends a try, before the password is looked at, so that many at once gain nothing.
   *
   * @param name as the user signs in with it
   * @param address where the request comes from
   * @return how long until the next try; empty if this one may be made
   */
  public Optional<Duration> spend(String name, String address) {
    Instant now = clock.instant();
    Duration span = config.triesWithin();
    Optional<Duration> wait = tries.spend(from(address), config.triesPerAddress(), span, now);
    if (wait.isEmpty()) {
      wait = tries.spend(pair(name, address), config.triesPerName(), span, now);
    }
    if (wait.isEmpty()
        && tries.spend(ofName(name), config.triesPerName() * ATTACK, span, now).isPresent()) {
      wait = tries.spend(ONE_LEFT + pair(name, address), 1, span, now);
    }
    // Once in a span: whoever goes on trying must not fill the log.
    if (wait.isPresent() && tries.spend(NOTED + pair(name, address), 1, span, now).isEmpty()) {
      audit.note("(signed out)", "locked-out", "(a name)", "too many tries, from " + address);
    }
    return wait;
  }

  /** The password was right: the tries are forgotten, the address's and the name's given back. */
  public void passed(String name, String address) {
    tries.clear(pair(name, address));
    tries.clear(ONE_LEFT + pair(name, address));
    tries.giveBack(from(address));
    tries.giveBack(ofName(name));
  }

  /** Ends a lock from wherever, for whoever got a new password. */
  void unlock(String name) {
    tries.clear(ofName(name));
    tries.clearAll(pairsOf(name));
    tries.clearAll(ONE_LEFT + pairsOf(name));
    tries.clearAll(NOTED + pairsOf(name));
  }

  private static String from(String address) {
    return "address:" + hash(AddressGroup.of(address));
  }

  private static String ofName(String name) {
    return "name:" + hash(name);
  }

  private static String pairsOf(String name) {
    return "at:" + hash(name) + ":";
  }

  private static String pair(String name, String address) {
    return pairsOf(name) + hash(AddressGroup.of(address));
  }

  private static String hash(String text) {
    return Tokens.hash(text).substring(0, HASH);
  }
}

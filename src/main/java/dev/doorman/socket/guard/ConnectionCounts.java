package dev.doorman.socket.guard;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts what is admitted, in all and by address. What is refused is never counted, so that a
 * refused connection takes nobody's place.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class ConnectionCounts {
  private final Map<String, Integer> byAddress = new HashMap<>();
  private int all;

  /** Whether there is room for one more. */
  public enum Verdict {
    ADMITTED,
    /** Nobody is admitted at the moment. */
    FULL,
    /** Others are admitted. */
    TOO_MANY_FROM_ADDRESS
  }

  /**
   * Admits one more where there is room; it must be {@link #release released} exactly once then.
   *
   * @param most in all
   * @param mostFromAddress from this address
   */
  public synchronized Verdict admit(String address, int most, int mostFromAddress) {
    int from = byAddress.getOrDefault(address, 0);
    if (from >= mostFromAddress) {
      return Verdict.TOO_MANY_FROM_ADDRESS;
    }
    if (all >= most) {
      return Verdict.FULL;
    }
    all++;
    byAddress.put(address, from + 1);
    return Verdict.ADMITTED;
  }

  /** Gives the place of one that was admitted back. */
  public synchronized void release(String address) {
    Integer from = byAddress.get(address);
    if (from == null) {
      throw new IllegalStateException("nothing from this address was admitted");
    }
    all--;
    if (from == 1) {
      byAddress.remove(address);
    } else {
      byAddress.put(address, from - 1);
    }
  }

  /** How many are admitted now. */
  public synchronized int all() {
    return all;
  }

  /** How many are admitted now from one address. */
  public synchronized int from(String address) {
    return byAddress.getOrDefault(address, 0);
  }
}

package dev.doorman;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/**
 * How tests wait for what other threads, processes and servers do: they look often, in their own
 * thread, and fail with what they waited for once it is long overdue. Safe for use by several
 * threads.
 */
public final class Waiting {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  private Waiting() {}

  /**
   * Looks at once and then every 20 ms, for at most 30 s unless told otherwise.
   *
   * @param what is waited for, as the failure's message has it
   * @return what still needs a condition: {@code await("the mail").until(() -> ...)}
   */
  public static ConditionFactory await(String what) {
    return Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(LOOK)
        .pollInSameThread();
  }
}

package dev.doorman.conversation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/**
 * How long things take in a conversation. All durations in ISO-8601 or as {@code 30s}, {@code 5m}.
 */
@ConfigMapping(prefix = "doorman.conversation")
public interface ConversationConfig {
  /** After this silence in the middle of a flow the customer is asked whether to go on. */
  @WithDefault("30m")
  Duration parkAfter();

  /** For this long after a verification ended, digits that could be a code are still masked. */
  @WithDefault("30m")
  Duration maskAfterVerification();

  /** How often the deletion API is asked about a live request while its customer is connected. */
  @WithDefault("3s")
  Duration watchConnected();

  /** How often the deletion API is asked about a live request while nobody is connected. */
  @WithDefault("30s")
  Duration watchAway();

  /** How often it is asked about an accepted request, or one whose link has expired. */
  @WithDefault("1h")
  Duration watchAccepted();

  /** For how long the making of a request is tried before it is given up. */
  @WithDefault("60m")
  Duration createFor();

  /**
   * After so long without a usable answer about a live request its customer hears that it takes
   * longer; together with the pause between two questions at most two minutes.
   */
  @WithDefault("60s")
  Duration troubleAfter();

  /** After so long without a usable answer the customer is offered a person. */
  @WithDefault("10m")
  Duration personAfter();

  /**
   * For how long the request of a flow that was left is tried to be withdrawn. A confirmation, or a
   * withdrawal that the customer waits for, is tried until its outcome is known.
   */
  @WithDefault("24h")
  Duration settleFor();

  /** How often due work is looked for when nothing rings. */
  @WithDefault("1s")
  Duration sweepEvery();
}

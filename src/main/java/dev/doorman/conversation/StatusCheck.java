package dev.doorman.conversation;

import dev.doorman.base.RequestId;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.News;
import dev.doorman.dialogue.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Compares what the deletion API says with what the customer has done and with the clock. What does
 * not fit is a break of the contract; what the customer hears of it is the dialogue's.
 */
final class StatusCheck {
  /** As far as the API's clock may be from ours. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  private StatusCheck() {}

  /**
   * The news as they are to be taken.
   *
   * @param breaks takes what does not fit
   */
  static News check(State state, News news, Instant now, ContractBreaks breaks) {
    if (!(news instanceof News.Reported(News.Status status, News.Occasion occasion))) {
      return news;
    }
    Optional<RequestId> request = state.watched();
    state
        .contradiction(status)
        .ifPresent(
            contradiction -> {
              switch (contradiction) {
                case UNCONFIRMED -> {
                  // The answer to its withdrawal says the same once more.
                  if (!state.contact().trouble().isUnconfirmed()) {
                    breaks.unconfirmed(
                        broken("must be accepted only after a confirmation", request));
                  }
                }
                case BACK_FROM_ACCEPTED ->
                    breaks.found(broken("must be completed or withdrawn after accepted", request));
                case GONE_AFTER_LAST_YES ->
                    breaks.found(broken("must not be lost after a confirmation", request));
                case BACK_FROM_VERIFIED ->
                    breaks.found(
                        broken("must not be awaiting_verification after verified", request));
              }
            });
    if (status instanceof News.Status.AwaitingVerification && isPastLink(state, now)) {
      breaks.found(broken("must be expired after expiresAt", request));
      return new News.Reported(new News.Status.Expired(), occasion);
    }
    return news;
  }

  private static boolean isPastLink(State state, Instant now) {
    return state.step() instanceof Flow.Verifying verifying
        && verifying.link() == Flow.Link.LIVE
        && state.contact().linkUntil().filter(until -> until.plus(SKEW).isBefore(now)).isPresent();
  }

  private static ContractBreak broken(String expectation, Optional<RequestId> request) {
    return new ContractBreak(Field.STATE, expectation, request);
  }
}

package dev.doorman.conversation.delivery;

import dev.doorman.base.RetriableException;
import dev.doorman.deletion.DeletionRequest;
import dev.doorman.deletion.DeletionRequest.AcceptedBefore;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.Receipt;
import java.util.Optional;

/** What the deletion API tells, as the dialogue takes it. */
final class Statuses {
  /** As long as the longest email address and a little more. */
  private static final int ACCOUNT_MOST = 320;

  private Statuses() {}

  /**
   * @throws RetriableException where the answer lacks what its state must come with
   */
  static Status of(DeletionRequest request) {
    return switch (request.state()) {
      case AWAITING_VERIFICATION -> new Status.AwaitingVerification();
      case VERIFIED ->
          request
              .acceptedBefore()
              .<Status>map(before -> new Status.AcceptedBefore(receipt(before)))
              .orElseGet(() -> verified(request));
      case ACCEPTED -> new Status.Accepted(receipt(request));
      case COMPLETED -> new Status.Completed(receipt(request));
      case EXPIRED -> new Status.Expired();
      case LOCKED -> new Status.Locked();
      case REJECTED -> new Status.Rejected();
      case WITHDRAWN -> new Status.Withdrawn();
    };
  }

  private static Status verified(DeletionRequest request) {
    return new Status.Verified(
        told(request.account().filter(Statuses::canBeShown)), told(request.verifiedUntil()));
  }

  /** From this conversation the other request is not stopped, whatever the API would do. */
  private static Receipt receipt(AcceptedBefore before) {
    return new Receipt(
        before.id(), before.acceptedAt(), before.expectedBy(), Receipt.Withdrawable.NO);
  }

  /** The last yes is given with the account before one's eyes: one that cannot be seen is none. */
  private static boolean canBeShown(String account) {
    return !account.isBlank() && account.length() <= ACCOUNT_MOST;
  }

  private static Receipt receipt(DeletionRequest request) {
    return new Receipt(
        request.id(),
        told(request.acceptedAt()),
        told(request.expectedBy()),
        switch (request.withdrawable()) {
          case YES -> Receipt.Withdrawable.YES;
          case NO -> Receipt.Withdrawable.NO;
        });
  }

  private static <T> T told(Optional<T> value) {
    return value.orElseThrow(
        () -> new RetriableException("the deletion API's answer is not complete", null));
  }
}

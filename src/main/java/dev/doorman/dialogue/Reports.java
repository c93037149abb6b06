package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.News.Occasion;
import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.State.Contradiction;
import java.util.Optional;

/**
 * Takes the API's own word on where the request stands. A report that changes nothing is silent.
 */
final class Reports {
  private final Script script;

  Reports(Script script) {
    this.script = script;
  }

  void hear(News.Reported report) {
    Status status = report.status();
    if (script.state().contact().trouble().isUnconfirmed() && status instanceof Status.Withdrawn) {
      script.become(script.state().with(Contact.UNTROUBLED).endedWith(Line.WITHDRAWN));
      script.notice(Line.UNCONFIRMED_STOPPED);
      script.ask(Form.SHORT);
      return;
    }
    if (script.state().contradiction(status).equals(Optional.of(Contradiction.UNCONFIRMED))) {
      unconfirmed(report.occasion());
      return;
    }
    take(report, status);
    Contact contact = script.state().contact();
    if (report.occasion() == Occasion.WATCHING
        && contact.trouble().isPassing()
        && script.state().step() instanceof Flow.Unconfirmed) {
      // The same step: had the flow gone on, the contact would have begun anew.
      script.become(script.state().with(contact.with(Contact.Trouble.NONE)));
      if (script.isSilent()) {
        script.notice(Line.WATCH_WORKS_AGAIN);
        script.ask(Form.SHORT);
      }
    }
  }

  /**
   * The API has accepted what nobody confirmed. It's no receipt: a withdrawal is tried, once, and
   * the customer is told the truth.
   */
  private void unconfirmed(Occasion occasion) {
    Contact.Trouble before = script.state().contact().trouble();
    if (before == Contact.Trouble.UNCONFIRMED_STANDS) {
      return;
    }
    if (before == Contact.Trouble.STOPPING_UNCONFIRMED || occasion == Occasion.WITHDRAWAL) {
      if (occasion == Occasion.WITHDRAWAL) {
        troubled(Contact.Trouble.UNCONFIRMED_STANDS, Line.UNCONFIRMED_STANDS);
      }
      return;
    }
    script.effect(new Effect.Withdraw(script.state().attempt()));
    script.go(new Flow.Open());
    troubled(Contact.Trouble.STOPPING_UNCONFIRMED, Line.UNCONFIRMED_ACCEPTANCE);
  }

  private void troubled(Contact.Trouble trouble, Line line) {
    script.become(script.state().with(script.state().contact().with(trouble)).withoutEnding());
    script.notice(line, Suggestion.TALK_TO_PERSON);
    script.ask(Form.SHORT);
  }

  private void take(News.Reported report, Status status) {
    switch (script.state().step()) {
      case Flow.Verifying verifying -> verifying(verifying, status);
      case Flow.FinalConfirmation confirmation -> lastQuestion(confirmation, status);
      case Flow.Confirming confirming -> confirming(confirming, status);
      case Flow.Withdrawing withdrawing -> withdrawing(withdrawing, status, report.occasion());
      case Flow.Accepted accepted -> accepted(accepted, status, report.occasion());
      case Flow.Open o -> {}
      case Flow.Completed c -> {}
      case Flow.OfferingSignOut o -> {}
      case Flow.Warning w -> {}
      case Flow.Requesting r -> {}
      case Flow.Parked p -> {}
    }
  }

  private void verifying(Flow.Verifying step, Status status) {
    switch (status) {
      case Status.AwaitingVerification() -> {}
      case Status.Verified(var account, var until) -> {
        script.notice(Line.VERIFIED);
        script.askAt(new Flow.FinalConfirmation(step.request(), account, until));
      }
      case Status.Expired() -> {
        // While a new link is being made, "expired" is about the old one.
        if (step.link() == Link.LIVE) {
          toExpired(step.request(), Line.LINK_EXPIRED);
        }
      }
      default -> ended(status);
    }
  }

  private void lastQuestion(Flow.FinalConfirmation step, Status status) {
    switch (status) {
      case Status.Verified v -> {}
      case Status.AwaitingVerification a -> toExpired(step.request(), Line.VERIFICATION_LAPSED);
      case Status.Expired e -> toExpired(step.request(), Line.VERIFICATION_LAPSED);
      default -> ended(status);
    }
  }

  private void confirming(Flow.Confirming step, Status status) {
    switch (status) {
      case Status.Verified v -> {}
      // Nothing about a confirmed request can be told from its absence.
      case Status.Unknown u -> {}
      case Status.AwaitingVerification a -> toExpired(step.request(), Line.VERIFICATION_LAPSED);
      case Status.Expired e -> toExpired(step.request(), Line.VERIFICATION_LAPSED);
      default -> ended(status);
    }
  }

  private void withdrawing(Flow.Withdrawing step, Status status, Occasion occasion) {
    switch (status) {
      case Status.Accepted(Receipt receipt) -> {
        if (occasion == Occasion.WITHDRAWAL) {
          script.notice(Line.NOT_WITHDRAWABLE, Suggestion.TALK_TO_PERSON);
          ended(status);
        } else {
          script.go(new Flow.Withdrawing(step.request(), Optional.of(receipt), step.trouble()));
        }
      }
      case Status.Completed c -> {
        script.notice(Line.NOT_WITHDRAWABLE, Suggestion.TALK_TO_PERSON);
        ended(status);
      }
      case Status.Verified v -> {}
      case Status.AcceptedBefore before -> {}
      case Status.Unknown u -> {}
      case Status.AwaitingVerification a -> {}
      default -> ended(status);
    }
  }

  private void accepted(Flow.Accepted step, Status status, Occasion occasion) {
    boolean asked = occasion == Occasion.CUSTOMER_ASKED;
    switch (status) {
      case Status.Accepted(Receipt receipt) -> {
        script.go(new Flow.Accepted(receipt, step.stopping()));
        if (asked) {
          script.say(
              receipt.withdrawable() == Receipt.Withdrawable.YES
                  ? Line.STATUS_STOPPABLE
                  : Line.STATUS_ACCEPTED);
          script.show(new Reply.ShowReceipt(receipt, Progress.ACCEPTED));
          script.ask(Form.SHORT);
        }
      }
      case Status.Completed c -> ended(status);
      case Status.Withdrawn w -> ended(status);
      default -> {
        // Not a word the contract allows after "accepted": believe the receipt, say what is known.
        if (asked) {
          script.notice(Line.STATUS_DOUBTFUL, Suggestion.TALK_TO_PERSON);
          script.ask(Form.SHORT);
        }
      }
    }
  }

  private void toExpired(RequestId request, Line line) {
    var step = new Flow.Verifying(request, Link.EXPIRED);
    script.notice(line);
    if (script.flow() instanceof Flow.Parked) {
      script.go(new Flow.Parked(step));
    } else {
      script.go(step);
    }
    script.ask(Form.SHORT);
  }

  /** The states of the API after which nothing waits for the customer any more. */
  private void ended(Status status) {
    switch (status) {
      case Status.Accepted(Receipt receipt) -> {
        script.go(new Flow.Accepted(receipt, Stopping.NOT_ASKED));
        script.show(new Reply.ShowReceipt(receipt, Progress.ACCEPTED));
      }
      case Status.Completed(Receipt receipt) -> {
        script.go(new Flow.Completed(receipt));
        script.show(new Reply.ShowReceipt(receipt, Progress.COMPLETED));
      }
      case Status.AcceptedBefore(Receipt receipt) -> acceptedBefore(receipt);
      case Status.Locked() ->
          close(Line.LOCKED, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
      case Status.Rejected() -> close(Line.REJECTED, Suggestion.TALK_TO_PERSON);
      case Status.Withdrawn() -> close(Line.WITHDRAWN);
      case Status.Unknown() -> requestEnded();
      case Status.Expired() -> requestEnded();
      case Status.AwaitingVerification() -> {}
      case Status.Verified v -> {}
    }
  }

  /** One deletion of an account is enough: this request is taken back, and the other one shown. */
  private void acceptedBefore(Receipt receipt) {
    script.effect(new Effect.Withdraw(script.state().attempt()));
    close(Line.ACCEPTED_BEFORE, Suggestion.TALK_TO_PERSON);
    script.show(new Reply.ShowReceipt(receipt, Progress.ACCEPTED));
  }

  private void requestEnded() {
    close(Line.REQUEST_ENDED, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
  }

  private void close(Line line, Suggestion... suggestions) {
    script.become(script.state().endedBy(line));
    script.notice(line, suggestions);
  }
}

package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Flow.Trouble;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.HandOver;
import dev.doorman.dialogue.State.Offer;
import java.util.Optional;
import java.util.Set;

/** The moves of the deletion flow, each from the one place that may make it. */
final class Steps {
  private final Policy policy;
  private final Script script;

  Steps(Policy policy, Script script) {
    this.policy = policy;
    this.script = script;
  }

  /** A button of the pending prompt was pressed. */
  void choose(Option option) {
    script.become(script.state().understood());
    switch (option) {
      case SIGN_OUT -> signOutInstead();
      case DELETE -> declineSignOut();
      case CONTINUE -> request();
      case NEW_LINK -> renewLink();
      case CONFIRM -> confirm();
      case STOP -> withdraw();
      case KEEP -> keep();
      case GO_ON -> goOn();
      case CANCEL -> stop();
      case AGENT -> callPerson(script.state().handOver().cause());
      case NO -> stayWithBot();
    }
  }

  /** A wish to delete, where no flow is open. */
  void begin() {
    switch (script.state().offer()) {
      case NOT_MADE -> {
        script.become(script.state().with(Offer.UNANSWERED));
        script.askAt(new Flow.OfferingSignOut());
      }
      case UNANSWERED -> {
        // Shown again, not asked again: the customer has not answered it yet.
        script.go(new Flow.OfferingSignOut());
        script.ask(Form.SHORT);
      }
      case DECLINED, TAKEN -> declineSignOut();
    }
  }

  /** Signing out will not do: on to the warning. */
  void declineSignOut() {
    script.become(script.state().with(Offer.DECLINED));
    switch (policy.api()) {
      case PRESENT -> script.askAt(new Flow.Warning(Set.of()));
      case ABSENT -> {
        script.go(new Flow.Open());
        script.say(Line.NO_API);
        script.passage(Topic.CONSEQUENCES);
        script.passage(Topic.DIRECT_WAY, Suggestion.TALK_TO_PERSON);
      }
    }
  }

  void signOutInstead() {
    abandon();
    script.become(script.state().with(Offer.TAKEN));
    script.passage(Topic.SIGN_OUT, Suggestion.TALK_TO_PERSON);
  }

  private void request() {
    script.become(script.state().nextAttempt());
    script.go(new Flow.Requesting(Trouble.NONE));
    script.effect(new Effect.CreateRequest(script.state().attempt()));
    script.say(Line.REQUESTING);
  }

  void renewLink() {
    if (script.flow() instanceof Flow.Verifying verifying) {
      script.go(new Flow.Verifying(verifying.request(), Link.RENEWING));
      script.effect(new Effect.RenewLink(script.state().attempt(), verifying.request()));
      script.say(Line.MAKING_LINK);
    }
  }

  /** The one place that confirms a deletion. */
  private void confirm() {
    if (script.flow() instanceof Flow.FinalConfirmation confirmation) {
      script.go(new Flow.Confirming(confirmation.request(), Trouble.NONE));
      script.effect(new Effect.Confirm(script.state().attempt(), confirmation.request()));
      script.say(Line.CONFIRMING);
    }
  }

  /** The customer wants it stopped, wherever the flow stands. */
  void stop() {
    switch (script.flow()) {
      case Flow.Open open -> script.say(Line.NOTHING_TO_CANCEL);
      case Flow.Confirming confirming -> withdraw();
      case Flow.Withdrawing withdrawing -> script.say(Line.STILL_WITHDRAWING);
      case Flow.Accepted accepted -> askWhetherToStop(accepted);
      case Flow.Completed completed -> script.say(Line.STATUS_COMPLETED);
      case Flow.Requesting requesting -> abandonAndSaySo();
      case Flow.CustomersTurn step -> abandonAndSaySo();
      case Flow.Parked parked -> abandonAndSaySo();
    }
  }

  private void abandonAndSaySo() {
    abandon();
    script.become(script.state().endedBy(Line.NOTHING_WAS_DONE));
    script.say(Line.NOTHING_WAS_DONE);
  }

  /** Leaves the flow before the last yes; a request made so far is withdrawn in the background. */
  void abandon() {
    if (script.state().step() instanceof Flow.Unconfirmed) {
      script.effect(new Effect.Withdraw(script.state().attempt()));
      script.become(script.state().endedBy(Line.NOTHING_WAS_DONE));
    }
    script.go(new Flow.Open());
  }

  /** Leaves a flow that has not got the last yes; whether there was one. */
  boolean giveUp() {
    boolean open =
        script.flow() instanceof Flow.CustomersTurn
            || script.flow() instanceof Flow.Unconfirmed
            || script.flow() instanceof Flow.Parked;
    if (open) {
      abandon();
    }
    return open;
  }

  private void askWhetherToStop(Flow.Accepted accepted) {
    switch (accepted.receipt().withdrawable()) {
      case YES -> script.askAt(new Flow.Accepted(accepted.receipt(), Stopping.ASKED));
      case NO -> script.say(Line.NOT_WITHDRAWABLE, Suggestion.TALK_TO_PERSON);
    }
  }

  /** Asks the API to take back what was confirmed or accepted. */
  void withdraw() {
    if (script.flow() instanceof Flow.Watched watched) {
      Optional<Receipt> receipt =
          watched instanceof Flow.Accepted accepted
              ? Optional.of(accepted.receipt())
              : Optional.empty();
      script.go(new Flow.Withdrawing(watched.request(), receipt, Trouble.NONE));
      script.effect(new Effect.Withdraw(script.state().attempt()));
      script.say(Line.WITHDRAWING);
    }
  }

  void keep() {
    if (script.flow() instanceof Flow.Accepted accepted) {
      script.go(new Flow.Accepted(accepted.receipt(), Stopping.NOT_ASKED));
      script.say(Line.KEPT);
    }
  }

  void goOn() {
    if (script.flow() instanceof Flow.Parked(Flow.CustomersTurn step)) {
      script.go(step);
      script.ask(step instanceof Flow.OfferingSignOut ? Form.SHORT : Form.FULL);
    }
  }

  /** The customer wants a person; the flow stays where it is. */
  void callPerson(Reply.Cause cause) {
    script.become(script.state().with(HandOver.NOT_ASKED));
    script.show(new Reply.CallPerson(cause));
    script.ask(Form.SHORT);
  }

  /** The customer wants no person. */
  void stayWithBot() {
    script.become(script.state().with(HandOver.NOT_ASKED));
    script.say(Line.ALRIGHT);
    script.ask(Form.SHORT);
  }
}

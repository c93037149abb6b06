package dev.doorman.dialogue;

import dev.doorman.dialogue.News.Status;
import dev.doorman.dialogue.PromptName.Option;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Survey;
import dev.doorman.dialogue.Understanding.Matter;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;
import java.util.Optional;

/**
 * Watches a conversation from outside, by what goes in and comes out, and tells a breach of promise
 * 1 ("no deletion without proof") or 2 ("never an obstacle"). It does not look at how the dialogue
 * keeps its own books.
 *
 * @param offer what became of the offer to sign out
 * @param proof how far this flow has come on the way to a deletion
 */
record Promises(Offer offer, Proof proof) {
  static final Promises START = new Promises(Offer.NOT_MADE, Proof.NONE);

  /** What became of the offer to sign out, by what was shown and what the customer did. */
  enum Offer {
    NOT_MADE,
    OPEN,
    TAKEN,
    /** Declined, or the deletion was wished for again after taking it. */
    DECLINED
  }

  /** The steps of promise 1 in their order; each needs the one before. */
  enum Proof {
    NONE,
    WARNED,
    SAID_YES,
    VERIFIED,
    ACCOUNT_SHOWN
  }

  /** A promise broken. */
  static final class Breach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Breach(String message) {
      super(message);
    }
  }

  /** Takes a turn; throws a {@link Breach} where it breaks a promise. */
  Promises watch(State before, Input input, Turn turn) {
    checkDanger(before, input, turn);
    checkRemark(before, input, turn);
    Promises now = afterInput(before, input);
    for (Effect effect : turn.effects()) {
      now.check(before, input, effect);
    }
    for (Reply reply : turn.replies()) {
      now = now.afterReply(reply, turn.state());
    }
    return turn.state().flow() instanceof Flow.Idle ? now.with(Proof.NONE) : now;
  }

  /** A text that tells of danger moves nothing on: the flow stays, or is left. */
  private static void checkDanger(State before, Input input, Turn turn) {
    if (!(input instanceof Input.Said(Understanding text, var found, var reliance))
        || text.safety().isNone()) {
      return;
    }
    Flow is = turn.state().flow();
    boolean stays =
        is.equals(before.flow())
            || (is instanceof Flow.Accepted(var after, var asked)
                && before.flow() instanceof Flow.Accepted(var receipt, var stopping)
                && after.equals(receipt));
    boolean left =
        is instanceof Flow.Open
            && !(before.flow() instanceof Flow.Watched
                && !(before.flow() instanceof Flow.Unconfirmed));
    if (!stays && !left) {
      throw new Breach("a text that tells of danger moved the flow on");
    }
    if (!turn.effects().stream().allMatch(Effect.Withdraw.class::isInstance)) {
      throw new Breach("a text that tells of danger asked the API for more than a withdrawal");
    }
    if (turn.state().offer() != before.offer()) {
      throw new Breach("a text that tells of danger answered the offer");
    }
  }

  /** "Go back", "not now", a thumb, praise or an insult is no yes to anything. */
  private static void checkRemark(State before, Input input, Turn turn) {
    if (!(input instanceof Input.Said(Understanding text, var found, var reliance))
        || text.remark() == Remark.NONE
        || text.remark().isOfStep()
        || !text.safety().isNone()) {
      return;
    }
    Flow is = turn.state().flow();
    boolean isBack =
        before.flow() instanceof Flow.Warning
            && is instanceof Flow.OfferingSignOut
            && text.remark() == Remark.GOES_BACK;
    boolean isLeft =
        is instanceof Flow.Open
            || (is instanceof Flow.Withdrawing && before.flow() instanceof Flow.Confirming);
    if (!is.equals(before.flow()) && !isBack && !isLeft) {
      throw new Breach("a remark was taken as a yes");
    }
    if (!turn.effects().stream().allMatch(Effect.Withdraw.class::isInstance)) {
      throw new Breach("a remark asked the API for more than a withdrawal");
    }
  }

  private Promises afterInput(State before, Input input) {
    var now = new Promises(offerAfter(before, input), proof);
    if (chose(before, input, PromptName.WARNING, Option.CONTINUE)) {
      return now.with(proof == Proof.WARNED ? Proof.SAID_YES : Proof.NONE);
    }
    if (input instanceof Input.Heard(int attempt, News.Reported(Status status, var occasion))
        && attempt == before.attempt()) {
      return switch (status) {
        case Status.Verified v -> now.with(proof == Proof.SAID_YES ? Proof.VERIFIED : now.proof());
        case Status.AwaitingVerification a -> now.with(min(proof, Proof.SAID_YES));
        case Status.Expired e -> now.with(min(proof, Proof.SAID_YES));
        default -> now;
      };
    }
    return now;
  }

  private Offer offerAfter(State before, Input input) {
    if (before.caution().isOn()
        && input instanceof Input.Said(Understanding text, var found, var reliance)
        && (before.caution() != State.Caution.ASKED
            || text.explicitness() != Understanding.Explicitness.EXPLICIT)) {
      // A wish after danger is held back until it is said in full, after being asked.
      return offer;
    }
    boolean atOffer = before.step() instanceof Flow.OfferingSignOut;
    boolean asked = atOffer && !(before.flow() instanceof Flow.Parked);
    return switch (offer) {
      case NOT_MADE -> offer;
      case DECLINED -> tookBack(before, input) ? Offer.OPEN : Offer.DECLINED;
      case OPEN -> {
        if ((atOffer && wishes(input)) || (asked && declines(before, input))) {
          yield Offer.DECLINED;
        }
        yield (atOffer && signsOut(input)) || (asked && takes(before, input))
            ? Offer.TAKEN
            : Offer.OPEN;
      }
      case TAKEN -> wishes(input) ? Offer.DECLINED : Offer.TAKEN;
    };
  }

  /** At the warning, who goes back wants to choose again. */
  private static boolean tookBack(State before, Input input) {
    return before.flow() instanceof Flow.Warning
        && input instanceof Input.Said(Understanding text, var found, var reliance)
        && text.safety().isNone()
        && text.remark() == Remark.GOES_BACK;
  }

  private static boolean wishes(Input input) {
    return input.equals(new Input.Picked(Suggestion.DO_IT_FOR_ME))
        || said(input, Intent.DELETE_ACCOUNT, Polarity.PLAIN);
  }

  private static boolean declines(State before, Input input) {
    return chose(before, input, PromptName.SIGN_OUT_OFFER, Option.DELETE)
        || said(input, Intent.DENY, Polarity.PLAIN)
        || said(input, Intent.DENY, Polarity.NEGATED)
        || said(input, Intent.SIGN_OUT, Polarity.NEGATED);
  }

  private static boolean takes(State before, Input input) {
    return chose(before, input, PromptName.SIGN_OUT_OFFER, Option.SIGN_OUT)
        || said(input, Intent.AFFIRM, Polarity.PLAIN)
        || said(input, Intent.AFFIRM, Polarity.NEGATED);
  }

  private static boolean signsOut(Input input) {
    return input.equals(new Input.Picked(Suggestion.SIGN_OUT_INSTEAD))
        || said(input, Intent.SIGN_OUT, Polarity.PLAIN);
  }

  private static boolean said(Input input, Intent intent, Polarity polarity) {
    return input instanceof Input.Said(Understanding text, var found, var reliance)
        && text.confidence() > 0.5
        && text.intent() == intent
        && text.polarity() == polarity
        && text.matter() == Matter.NONE
        && text.safety().isNone()
        && text.remark() == Remark.NONE
        && (intent == Intent.DELETE_ACCOUNT || text.checked() instanceof Checked.Nothing)
        && (text.party() == Party.SELF || answers(intent));
  }

  /** A bare yes or no is about the question asked, whoever is named. */
  private static boolean answers(Intent intent) {
    return intent == Intent.AFFIRM || intent == Intent.DENY;
  }

  private static boolean chose(State before, Input input, PromptName prompt, Option option) {
    return input.equals(new Input.Chose(prompt, option))
        && before.pending().equals(Optional.of(prompt));
  }

  private void check(State before, Input input, Effect effect) {
    switch (effect) {
      case Effect.CreateRequest c -> {
        if (!chose(before, input, PromptName.WARNING, Option.CONTINUE)) {
          throw new Breach("a request was made without an explicit yes to the warning");
        }
        if (offer != Offer.DECLINED || proof != Proof.SAID_YES) {
          throw new Breach(
              "a request was made before the offer was declined and the warning shown");
        }
      }
      case Effect.Confirm c -> {
        if (!chose(before, input, PromptName.FINAL_CONFIRMATION, Option.CONFIRM)) {
          throw new Breach("a deletion was confirmed without the final yes");
        }
        if (offer != Offer.DECLINED || proof != Proof.ACCOUNT_SHOWN) {
          throw new Breach("a deletion was confirmed with the proof only at " + proof);
        }
      }
      case Effect.RenewLink r -> {}
      case Effect.Withdraw w -> {}
      case Effect.Look l -> {}
    }
  }

  private Promises afterReply(Reply reply, State after) {
    return switch (reply) {
      case Reply.Ask(PromptName prompt, Form form, var done, var account) ->
          switch (prompt) {
            case SIGN_OUT_OFFER -> offerShown(form);
            case WARNING -> form == Form.FULL && proof == Proof.NONE ? with(Proof.WARNED) : this;
            case FINAL_CONFIRMATION ->
                account.isPresent() && proof == Proof.VERIFIED ? with(Proof.ACCOUNT_SHOWN) : this;
            default -> this;
          };
      case Reply.Answer(var survey, var suggestions) -> survey(survey, after);
      case Reply.Passage(var topic, var survey, var suggestions) -> survey(survey, after);
      case Reply.Say s -> this;
      case Reply.Notice n -> this;
      case Reply.Checklist c -> this;
      case Reply.ShowHandoff h -> this;
      case Reply.ShowReceipt r -> this;
      case Reply.CallPerson c -> this;
    };
  }

  private Promises offerShown(Form form) {
    return switch (offer) {
      case NOT_MADE -> new Promises(Offer.OPEN, proof);
      case OPEN -> {
        if (form == Form.FULL) {
          throw new Breach("the offer to sign out was made twice");
        }
        yield this;
      }
      case TAKEN, DECLINED ->
          throw new Breach("the offer to sign out came again after it was answered");
    };
  }

  private Promises survey(Survey survey, State after) {
    if (survey == Survey.ALLOWED && after.inFlow()) {
      throw new Breach("a vote was asked for while a flow is open");
    }
    return this;
  }

  private Promises with(Proof next) {
    return new Promises(offer, next);
  }

  private static Proof min(Proof one, Proof other) {
    return one.compareTo(other) < 0 ? one : other;
  }
}

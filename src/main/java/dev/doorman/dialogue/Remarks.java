package dev.doorman.dialogue;

import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.HandOver;
import dev.doorman.dialogue.State.Offer;

/**
 * Takes a {@link Remark} by the step that the flow is at. It never takes a flow further; the only
 * moves are back, and out.
 */
final class Remarks {
  private final Script script;
  private final Steps steps;

  Remarks(Script script, Steps steps) {
    this.script = script;
    this.steps = steps;
  }

  /** Whether it says something in this step, and was answered. */
  boolean hear(Remark remark) {
    if (remark == Remark.NONE) {
      return false;
    }
    if (script.state().handOver().isAsked() && answersHandOver(remark)) {
      return true;
    }
    State before = script.state();
    script.become(before.understood().with(HandOver.NOT_ASKED));
    boolean heard = byStep(remark) || anywhere(remark);
    if (!heard) {
      script.become(before);
    }
    return heard;
  }

  private boolean answersHandOver(Remark remark) {
    return switch (remark) {
      case THUMBS_UP -> done(() -> steps.callPerson(script.state().handOver().cause()));
      case THUMBS_DOWN, NEEDS_NOTHING, NOT_NOW -> done(steps::stayWithBot);
      default -> false;
    };
  }

  private boolean byStep(Remark remark) {
    boolean waits =
        script.flow() instanceof Flow.CustomersTurn
            || script.flow() instanceof Flow.Requesting
            || script.flow() instanceof Flow.Parked;
    if (remark == Remark.NEEDS_NOTHING && waits) {
      // "Never mind" in the middle of something is about that.
      return done(steps::stop);
    }
    return switch (script.flow()) {
      case Flow.OfferingSignOut offering -> leaves(remark) || nothingYet(remark);
      case Flow.Warning warning -> warned(remark) || nothingYet(remark);
      case Flow.Requesting requesting -> leaves(remark) || nothingYet(remark);
      case Flow.Verifying verifying -> verifying(verifying, remark) || nothingYet(remark);
      case Flow.FinalConfirmation last -> lastQuestion(remark) || nothingYet(remark);
      case Flow.Parked parked -> parked(remark) || nothingYet(remark);
      case Flow.Confirming confirming -> confirming(remark);
      case Flow.Withdrawing withdrawing -> withdrawing(remark);
      case Flow.Accepted accepted -> accepted(accepted, remark);
      case Flow.Completed completed -> completed(remark);
      case Flow.Open open -> open(remark);
    };
  }

  private boolean open(Remark remark) {
    return switch (remark) {
      case GOES_BACK, NOT_NOW -> say(Line.ALRIGHT);
      default -> false;
    };
  }

  private boolean leaves(Remark remark) {
    return switch (remark) {
      case GOES_BACK, NOT_NOW -> done(steps::stop);
      default -> false;
    };
  }

  private boolean warned(Remark remark) {
    return switch (remark) {
      case GOES_BACK -> done(this::backToOffer);
      case NOT_NOW -> done(steps::stop);
      default -> false;
    };
  }

  /** Back at the customer's own wish: which of the two they want is open again. */
  private void backToOffer() {
    script.become(script.state().with(Offer.UNANSWERED));
    script.go(new Flow.OfferingSignOut());
    script.say(Line.WENT_BACK);
    script.ask(Form.SHORT);
  }

  private boolean verifying(Flow.Verifying step, Remark remark) {
    boolean live = step.link() == Link.LIVE;
    return switch (remark) {
      case CODE_MISSING -> say(live ? Line.CODE_HELP : Line.LINK_HELP, Suggestion.TALK_TO_PERSON);
      case LINK_BROKEN -> say(Line.LINK_HELP, Suggestion.TALK_TO_PERSON);
      case WRONG_ADDRESS -> say(Line.ADDRESS_HELP, Suggestion.TALK_TO_PERSON);
      case ASKS_IF_SAFE -> say(Line.SAFETY_HELP, Suggestion.TALK_TO_PERSON);
      case ASKS_TIME_LEFT -> say(live ? Line.LINK_TIME_HELP : Line.LINK_HELP);
      case ASKS_WHICH_ACCOUNT -> say(Line.ACCOUNT_HELP);
      case GOES_BACK -> say(Line.NO_WAY_BACK_NEEDED);
      case NOT_NOW -> done(steps::stop);
      case WANTS_NEW_LINK -> {
        if (step.link() == Link.RENEWING) {
          yield say(Line.MAKING_LINK);
        }
        yield done(steps::renewLink);
      }
      default -> false;
    };
  }

  private boolean lastQuestion(Remark remark) {
    return switch (remark) {
      case ASKS_WHICH_ACCOUNT -> done(() -> script.ask(Form.FULL));
      case ASKS_TIME_LEFT -> say(Line.PROOF_TIME_HELP);
      case GOES_BACK -> say(Line.NO_WAY_BACK_NEEDED);
      case NOT_NOW -> done(steps::stop);
      default -> false;
    };
  }

  private boolean parked(Remark remark) {
    return switch (remark) {
      case NOT_NOW, GOES_BACK -> done(steps::stop);
      default -> false;
    };
  }

  private boolean confirming(Remark remark) {
    return switch (remark) {
      case GOES_BACK, NOT_NOW, ASKS_TO_UNDO, WANTS_ACCOUNT_BACK -> done(steps::stop);
      default -> false;
    };
  }

  private boolean withdrawing(Remark remark) {
    return switch (remark) {
      case GOES_BACK, NOT_NOW, ASKS_TO_UNDO, WANTS_ACCOUNT_BACK -> say(Line.STILL_WITHDRAWING);
      default -> false;
    };
  }

  private boolean accepted(Flow.Accepted step, Remark remark) {
    return switch (remark) {
      case ASKS_TO_UNDO -> {
        // Only the API knows whether it still can be, and it is asked now.
        script.effect(new Effect.Look(script.state().attempt(), step.request()));
        yield true;
      }
      case WANTS_ACCOUNT_BACK -> done(steps::stop);
      case NOT_NOW, GOES_BACK ->
          step.stopping() == Stopping.ASKED
              ? done(() -> script.ask(Form.SHORT))
              : say(Line.ALRIGHT);
      default -> false;
    };
  }

  private boolean completed(Remark remark) {
    return switch (remark) {
      case ASKS_TO_UNDO, WANTS_ACCOUNT_BACK -> say(Line.ACCOUNT_IS_GONE, Suggestion.TALK_TO_PERSON);
      case GOES_BACK, NOT_NOW -> say(Line.ALRIGHT);
      default -> false;
    };
  }

  /** Before the last yes there is nothing to undo. */
  private boolean nothingYet(Remark remark) {
    return switch (remark) {
      case ASKS_TO_UNDO -> {
        script.say(Line.NOTHING_TO_UNDO);
        script.passage(Topic.CONSEQUENCES);
        script.ask(Form.SHORT);
        yield true;
      }
      case WANTS_ACCOUNT_BACK -> say(Line.NOTHING_TO_UNDO);
      default -> false;
    };
  }

  private boolean anywhere(Remark remark) {
    return switch (remark) {
      case NEEDS_NOTHING, LAUGHS -> say(Line.HERE_IF_NEEDED);
      case THUMBS_UP -> say(Line.GLAD_TO_HELP);
      case THUMBS_DOWN -> say(Line.SORRY_NOT_HELPFUL, Suggestion.TALK_TO_PERSON);
      case INSULTS -> say(Line.SORRY_FOR_TROUBLE, Suggestion.TALK_TO_PERSON);
      case PRAISES -> say(Line.THANKS_FOR_PRAISE);
      case ASKS_WHO_READS -> say(Line.WHO_READS, Suggestion.TALK_TO_PERSON);
      case ASKS_HOW_LONG_KEPT -> say(Line.HOW_LONG_KEPT);
      default -> false;
    };
  }

  private boolean say(Line line, Suggestion... suggestions) {
    script.say(line, suggestions);
    script.ask(Form.SHORT);
    return true;
  }

  private static boolean done(Runnable move) {
    move.run();
    return true;
  }
}

package dev.doorman.dialogue;

import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.HandOver;

/**
 * Takes a text that tells of danger: one plain sentence, the section that makes the account safe,
 * and a person. It begins no flow and takes none further: one that waits for the customer is given
 * up, except where danger is only a doubt; a deletion that was confirmed goes on, and stopping it
 * is offered.
 */
final class Danger {
  private final Script script;
  private final Steps steps;

  Danger(Script script, Steps steps) {
    this.script = script;
    this.steps = steps;
  }

  void hear(Safety safety) {
    script.become(script.state().understood().with(HandOver.NOT_ASKED));
    if (safety == Safety.DOUBT) {
      script.say(Line.SAFE_DOUBT);
      script.passage(Topic.SAFETY, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
      return;
    }
    script.become(script.state().with(State.Caution.DANGER));
    if (steps.giveUp()) {
      script.say(Line.NOTHING_WAS_DONE);
    }
    script.say(line(safety));
    if (safety != Safety.DEATH) {
      script.passage(Topic.SAFETY, offers());
    }
    person();
  }

  /**
   * Behind a text that told of danger, a wish to delete is not acted on: the customer is to say it
   * once more. A question is answered, and what was said stays so.
   *
   * @return whether nothing else is to be said
   */
  boolean holdsBack(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_DEACTIVATION -> {
        hear(Safety.DOUBT);
        yield true;
      }
      case ASKS, UNSURE -> {
        script.say(Line.SAFE_REMINDER);
        yield false;
      }
      default -> false;
    };
  }

  /** Where a deletion is being confirmed, stopping it is one press away. */
  private Suggestion[] offers() {
    return script.flow() instanceof Flow.Confirming
        ? new Suggestion[] {Suggestion.CANCEL, Suggestion.TALK_TO_PERSON}
        : new Suggestion[] {Suggestion.TALK_TO_PERSON};
  }

  private void person() {
    if (script.flow() instanceof Flow.Accepted accepted
        && accepted.receipt().withdrawable() == Withdrawable.YES) {
      script.askAt(new Flow.Accepted(accepted.receipt(), Stopping.ASKED));
    } else if (script.state().pending().isEmpty()) {
      script.become(script.state().with(HandOver.ASKED_IN_SPECIAL_CASE));
      script.ask(Form.FULL);
    } else {
      script.ask(Form.SHORT);
    }
  }

  private static Line line(Safety safety) {
    return switch (safety) {
      case THEFT, LOSS -> Line.SAFE_DEVICE_GONE;
      case SALE, GIFT -> Line.SAFE_DEVICE_PASSED_ON;
      case INTRUDER -> Line.STOLEN_ACCOUNT;
      case DELETION_BY_OTHERS -> Line.SAFE_DELETION_BY_OTHERS;
      case THREAT -> Line.SAFE_THREAT;
      case FEAR -> Line.SAFE_FEAR;
      case DEATH -> Line.ACCOUNT_OF_THE_DEAD;
      case NONE, DOUBT -> Line.SAFE_DOUBT;
    };
  }
}

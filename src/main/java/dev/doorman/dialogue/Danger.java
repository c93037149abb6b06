package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Receipt.Withdrawable;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.Caution;
import dev.doorman.dialogue.State.HandOver;
import dev.doorman.dialogue.Understanding.Explicitness;
import java.util.List;

/**
 * Takes a text that tells of danger: one plain sentence, the section that makes the account safe,
 * and a person. It begins no flow and takes none further: one that waits for the customer is given
 * up, except where danger is only a doubt; a deletion that was confirmed goes on, and stopping it
 * is offered.
 *
 * <p>A doubt is asked about: a wish with something unexplained beside it begins only when the
 * customer presses the button that starts it, and an unclear yes is none.
 */
final class Danger {
  private final Policy policy;
  private final Script script;
  private final Steps steps;
  private final SmallTalk smallTalk;

  Danger(Policy policy, Script script, Steps steps, SmallTalk smallTalk) {
    this.policy = policy;
    this.script = script;
    this.steps = steps;
    this.smallTalk = smallTalk;
  }

  void hear(Input.Said said) {
    Safety safety = said.understanding().safety();
    if (safety == Safety.DOUBT) {
      doubt(said);
    } else {
      danger(safety);
    }
  }

  private void doubt(Input.Said said) {
    Intent intent = said.understanding().intent();
    HandOver asked = script.state().handOver();
    boolean asks = intent == Intent.QUESTION || intent == Intent.OFF_TOPIC;
    if (asks && said.found() != Found.NOTHING) {
      story();
      return;
    }
    boolean wish = asks || intent == Intent.DELETE_ACCOUNT || intent == Intent.DEACTIVATE_ACCOUNT;
    if (asked.isAsked() && intent == Intent.AFFIRM) {
      // A person is never a step towards a deletion, so that any yes to one is good enough.
      steps.callPerson(asked.cause());
    } else if (asked.isAsked() && intent == Intent.DENY) {
      steps.stayWithBot();
    } else if (intent == Intent.DENY && isLeftByNo()) {
      steps.stop();
    } else if (!isIdle()) {
      understood();
      script.say(Line.SAFE_DOUBT);
      script.passage(Topic.SAFETY, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    } else if (wish) {
      askFirst();
      if (script.state().caution().isOn()) {
        script.become(script.state().with(Caution.ASKED));
      }
    } else {
      smallTalk.hear(Meaning.UNCLEAR, said.found());
    }
  }

  /** A question with a story gets its answer, and before it what helps if something is wrong. */
  private void story() {
    understood();
    script.say(Line.SAFE_FIRST);
    script.passage(Topic.SAFETY, Suggestion.TALK_TO_PERSON);
    script.answer(List.of());
    script.ask(Form.SHORT);
  }

  private void askFirst() {
    understood();
    script.say(Line.SAFE_ASK_FIRST);
    Suggestion start =
        switch (policy.api()) {
          case PRESENT -> Suggestion.DO_IT_FOR_ME;
          case ABSENT -> Suggestion.DO_IT_MYSELF;
        };
    script.passage(Topic.SAFETY, start, Suggestion.TALK_TO_PERSON);
  }

  private boolean isIdle() {
    return script.flow() instanceof Flow.Open || script.flow() instanceof Flow.Completed;
  }

  /** Whether a no leaves the flow; at the offer to sign out it would go on with it. */
  private boolean isLeftByNo() {
    return script.flow() instanceof Flow.Warning
        || script.flow() instanceof Flow.FinalConfirmation
        || script.flow() instanceof Flow.Parked;
  }

  private void understood() {
    script.become(script.state().understood().with(HandOver.NOT_ASKED));
  }

  private void danger(Safety safety) {
    understood();
    script.become(script.state().with(Caution.DANGER));
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
   * After a text about danger, a deletion begins only by the button, or by a wish that names the
   * account once the customer was asked; a bare yes does not. Until they were asked, the steps of
   * deleting are no answer either; another question is answered, with a reminder before the first.
   *
   * @return whether nothing else is to be said
   */
  boolean holdsBack(Meaning meaning, Input.Said said) {
    boolean asked = script.state().caution() == Caution.ASKED;
    return switch (meaning) {
      case WANTS_DELETION, WANTS_DEACTIVATION -> {
        if (asked && said.understanding().explicitness() == Explicitness.EXPLICIT) {
          script.become(script.state().with(Caution.NONE));
          yield false;
        }
        yield asksAgain();
      }
      case YES -> asked && !script.state().handOver().isAsked() && asksAgain();
      case ASKS, UNSURE -> {
        if (said.found() == Found.ABOUT_DELETION && !asked) {
          yield asksAgain();
        }
        if (script.state().caution() == Caution.DANGER) {
          script.say(Line.SAFE_REMINDER);
          script.become(script.state().with(Caution.REMINDED));
        }
        yield false;
      }
      default -> false;
    };
  }

  /** Asks whether the account is to be deleted all the same, where nothing is going on. */
  private boolean asksAgain() {
    if (isIdle()) {
      askFirst();
      script.become(script.state().with(Caution.ASKED));
    }
    return isIdle();
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

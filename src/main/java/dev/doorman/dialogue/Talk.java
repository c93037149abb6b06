package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Flow.Stopping;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Progress;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.HandOver;
import java.util.Optional;
import java.util.Set;

/** Takes what the customer says in their own words, by the step that the flow is in. */
final class Talk {
  private final Policy policy;
  private final Script script;
  private final Steps steps;
  private final SmallTalk smallTalk;

  Talk(Policy policy, Script script) {
    this.policy = policy;
    this.script = script;
    this.steps = new Steps(policy, script);
    this.smallTalk = new SmallTalk(policy, script, steps);
  }

  void take(Suggestion suggestion) {
    switch (suggestion) {
      case DO_IT_FOR_ME -> {
        // A button pressed is an act of its own, whatever was said before.
        script.become(script.state().with(State.Caution.NONE));
        hear(Meaning.WANTS_DELETION, Found.ABOUT_DELETION);
      }
      case SIGN_OUT_INSTEAD -> hear(Meaning.WANTS_SIGN_OUT, Found.ABOUT_DELETION);
      case TALK_TO_PERSON -> hear(Meaning.WANTS_PERSON, Found.NOTHING);
      case CANCEL -> hear(Meaning.WANTS_TO_STOP, Found.NOTHING);
      case DO_IT_MYSELF -> {
        script.passage(Topic.DIRECT_WAY);
        script.ask(Form.SHORT);
      }
    }
  }

  void hear(Input.Said said) {
    Safety safety = said.understanding().safety();
    // What is a remark explains itself, so that no doubt is left.
    if (safety.isCalm() && new Remarks(script, steps).hear(said.understanding().remark())) {
      return;
    }
    var danger = new Danger(policy, script, steps, smallTalk);
    if (!safety.isNone()) {
      danger.hear(said);
      return;
    }
    Meaning meaning = Meaning.inContext(said, script.flow());
    if (script.state().caution().isOn() && danger.holdsBack(meaning, said)) {
      return;
    }
    if (!checks(meaning, said.understanding().checked())) {
      hear(meaning, said.found());
    }
  }

  /** Ticks what the customer says is done; that is never a yes to the warning. */
  private boolean checks(Meaning meaning, Checked checked) {
    if (!(script.flow() instanceof Flow.Warning(Set<ItemId> before))
        || (meaning != Meaning.TELLS_OF_CHECKLIST && meaning != Meaning.WANTS_DELETION)
        || checked instanceof Checked.Nothing) {
      return false;
    }
    script.become(script.state().understood().with(HandOver.NOT_ASKED));
    if (checked instanceof Checked.Skip) {
      return again(Line.ITEMS_ARE_OPTIONAL);
    }
    Set<ItemId> done = checked.after(policy.items(), before);
    script.go(new Flow.Warning(done));
    script.show(new Reply.Checklist(done));
    return again(Line.ITEMS_NOTED);
  }

  private void hear(Meaning meaning, Found found) {
    if (meaning.isUnderstood()) {
      script.become(script.state().understood());
    }
    if (answersHandOver(meaning)) {
      return;
    }
    boolean taken =
        switch (script.flow()) {
          case Flow.Open open -> open(meaning);
          case Flow.Completed completed -> completed(completed, meaning);
          case Flow.OfferingSignOut offering -> offering(meaning);
          case Flow.Warning warning -> warned(meaning);
          case Flow.Requesting requesting -> requesting(meaning);
          case Flow.Verifying verifying -> verifying(verifying, meaning);
          case Flow.FinalConfirmation confirmation -> lastQuestion(meaning);
          case Flow.Confirming confirming -> confirming(meaning);
          case Flow.Withdrawing withdrawing -> withdrawing(meaning);
          case Flow.Accepted accepted -> accepted(accepted, meaning);
          case Flow.Parked(Flow.CustomersTurn step) -> parked(step, meaning);
        };
    if (!taken) {
      smallTalk.hear(meaning, found);
    }
  }

  /** A question about a person that is answered by something else is dropped. */
  private boolean answersHandOver(Meaning meaning) {
    HandOver asked = script.state().handOver();
    if (!asked.isAsked()) {
      return false;
    }
    script.become(script.state().with(HandOver.NOT_ASKED));
    return switch (meaning) {
      case YES, WANTS_PERSON -> done(() -> steps.callPerson(asked.cause()));
      case NO, WANTS_NO_PERSON -> done(steps::stayWithBot);
      // Where something is going on, "stop" is about that.
      case WANTS_TO_STOP -> script.flow() instanceof Flow.Open && done(steps::stayWithBot);
      default -> false;
    };
  }

  private boolean open(Meaning meaning) {
    if (meaning != Meaning.WANTS_STATUS) {
      return idle(meaning);
    }
    Optional<Line> ending = script.state().whatBecame();
    if (ending.isPresent()) {
      script.say(ending.get(), Suggestion.TALK_TO_PERSON);
    } else {
      script.say(Line.NO_REQUEST);
      script.passage(Topic.HOW_LONG, Suggestion.TALK_TO_PERSON);
    }
    return true;
  }

  private boolean idle(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION -> done(steps::begin);
      case WANTS_DEACTIVATION -> done(this::deactivate);
      case WANTS_TO_STOP -> done(steps::stop);
      default -> false;
    };
  }

  /** Deactivating is signing out: the article says so, and the offer, if not made yet, follows. */
  private void deactivate() {
    boolean offered = script.state().offer() != State.Offer.NOT_MADE;
    if (offered) {
      script.passage(Topic.DEACTIVATE, Suggestion.TALK_TO_PERSON);
      script.passage(Topic.SIGN_OUT);
    } else {
      script.passage(Topic.DEACTIVATE);
      steps.begin();
    }
  }

  private boolean offering(Meaning meaning) {
    return switch (meaning) {
      case WANTS_SIGN_OUT, YES -> done(steps::signOutInstead);
      case WANTS_DELETION, WANTS_NO_SIGN_OUT, NO -> done(steps::declineSignOut);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_TO_STOP -> done(steps::stop);
      default -> false;
    };
  }

  private boolean warned(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_NO_SIGN_OUT, WANTS_NOT_TO_STOP, YES ->
          again(Line.YES_NEEDS_BUTTON);
      case WANTS_SIGN_OUT -> done(steps::signOutInstead);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_TO_STOP, NO -> done(steps::stop);
      default -> false;
    };
  }

  private boolean requesting(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_STATUS, WANTS_NOT_TO_STOP, TELLS_OF_CHECKLIST, YES ->
          again(Line.STILL_REQUESTING);
      case WANTS_SIGN_OUT -> done(steps::signOutInstead);
      case WANTS_TO_STOP, NO -> done(steps::stop);
      default -> false;
    };
  }

  private boolean verifying(Flow.Verifying step, Meaning meaning) {
    return switch (meaning) {
      // "Done!" may be told before the API tells it.
      case WANTS_DELETION, WANTS_STATUS, WANTS_NOT_TO_STOP, TELLS_OF_CHECKLIST, YES -> {
        script.effect(new Effect.Look(script.state().attempt(), step.request()));
        yield again(Line.VERIFY_WAITING);
      }
      case WANTS_SIGN_OUT -> done(steps::signOutInstead);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_TO_STOP -> done(steps::stop);
      default -> false;
    };
  }

  private boolean lastQuestion(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_NO_SIGN_OUT, WANTS_NOT_TO_STOP, TELLS_OF_CHECKLIST, YES ->
          again(Line.FINAL_YES_NEEDS_BUTTON);
      case WANTS_STATUS -> again(Line.STATUS_FINAL);
      case WANTS_SIGN_OUT -> done(steps::signOutInstead);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_TO_STOP, NO -> done(steps::stop);
      default -> false;
    };
  }

  private boolean confirming(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_STATUS, WANTS_NOT_TO_STOP, TELLS_OF_CHECKLIST, YES ->
          again(Line.STILL_CONFIRMING);
      case WANTS_TO_STOP, WANTS_SIGN_OUT, NO -> done(steps::stop);
      default -> false;
    };
  }

  private boolean withdrawing(Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION, WANTS_STATUS, WANTS_TO_STOP, YES, NO -> again(Line.STILL_WITHDRAWING);
      default -> false;
    };
  }

  private boolean accepted(Flow.Accepted step, Meaning meaning) {
    if (step.stopping() == Stopping.ASKED) {
      switch (meaning) {
        case YES, WANTS_TO_STOP -> {
          return done(steps::withdraw);
        }
        case NO, WANTS_NOT_TO_STOP -> {
          return done(steps::keep);
        }
        default -> {}
      }
    }
    return switch (meaning) {
      case WANTS_TO_STOP -> done(steps::stop);
      case WANTS_STATUS -> {
        script.effect(new Effect.Look(script.state().attempt(), step.request()));
        yield true;
      }
      case WANTS_DELETION, WANTS_DEACTIVATION, WANTS_NOT_TO_STOP -> {
        script.say(Line.ACCEPTED_ALREADY);
        script.show(new Reply.ShowReceipt(step.receipt(), Progress.ACCEPTED));
        script.ask(Form.SHORT);
        yield true;
      }
      default -> false;
    };
  }

  private boolean completed(Flow.Completed step, Meaning meaning) {
    if (meaning == Meaning.WANTS_STATUS) {
      script.show(new Reply.ShowReceipt(step.receipt(), Progress.COMPLETED));
      return true;
    }
    return idle(meaning);
  }

  private boolean parked(Flow.CustomersTurn step, Meaning meaning) {
    return switch (meaning) {
      case WANTS_DELETION ->
          done(step instanceof Flow.OfferingSignOut ? steps::declineSignOut : steps::goOn);
      case WANTS_STATUS, YES -> done(steps::goOn);
      case WANTS_SIGN_OUT -> done(steps::signOutInstead);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_TO_STOP, NO -> done(steps::stop);
      default -> false;
    };
  }

  private boolean again(Line line) {
    script.say(line);
    script.ask(Form.SHORT);
    return true;
  }

  private boolean passage(Topic topic) {
    script.passage(topic);
    script.ask(Form.SHORT);
    return true;
  }

  private static boolean done(Runnable move) {
    move.run();
    return true;
  }
}

package dev.doorman.dialogue;

import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;
import dev.doorman.dialogue.Reply.Topic;
import dev.doorman.dialogue.State.HandOver;
import java.util.List;

/** Takes what means the same in every step; then the step's prompt comes back in its short form. */
final class SmallTalk {
  private final Policy policy;
  private final Script script;
  private final Steps steps;

  SmallTalk(Policy policy, Script script, Steps steps) {
    this.policy = policy;
    this.script = script;
    this.steps = steps;
  }

  void hear(Meaning meaning, Found found) {
    switch (meaning) {
      case ASKS -> answer(found);
      case ASKS_IN_VAIN -> notUnderstood(Line.UNKNOWN);
      case UNCLEAR -> notUnderstood(Line.UNCLEAR);
      case UNSURE -> passage(Topic.UNSURE);
      case WANTS_SIGN_OUT -> passage(Topic.SIGN_OUT);
      case WANTS_DEACTIVATION -> passage(Topic.DEACTIVATE);
      case WANTS_OTHER_ACCOUNT -> passage(Topic.SWITCH_ACCOUNT);
      case WANTS_PERSON -> steps.callPerson(Reply.Cause.ASKED);
      case WANTS_NO_PERSON -> steps.stayWithBot();
      case WANTS_OTHER_PRODUCT -> otherProduct(found);
      case FOR_SOMEONE_ELSE -> forAPerson(Line.NOT_FOR_OTHERS);
      case TELLS_OF_CHILD -> forAPerson(Line.CHILDS_ACCOUNT);
      case TELLS_OF_DANGER -> throw new IllegalStateException("danger goes before all other");
      case ASKS_WHAT_YOU_DO -> {
        script.say(Line.WHAT_I_CAN_DO, Suggestion.TALK_TO_PERSON);
        script.ask(Form.SHORT);
      }
      case GREETS -> say(Line.HELLO_AGAIN);
      case THANKS -> say(Line.THANKS);
      case LEAVES -> say(Line.GOODBYE);
      case YES -> say(Line.HOW_CAN_I_HELP);
      case NO, WANTS_NO_SIGN_OUT, WANTS_TO_STOP, WANTS_NOT_TO_STOP, TELLS_OF_CHECKLIST, WAITS ->
          say(Line.ALRIGHT);
      case WANTS_DELETION -> say(Line.HOW_CAN_I_HELP);
      case WANTS_STATUS -> say(Line.NOTHING_HANDED_IN);
    }
  }

  private void answer(Found found) {
    script.answer(
        switch (found) {
          case ABOUT_DELETION -> offers();
          case MAYBE -> List.of(Suggestion.TALK_TO_PERSON);
          case OTHER, NOTHING -> List.of();
        });
    script.ask(Form.SHORT);
  }

  /**
   * What fits under an answer that says how to delete; nothing while a flow or request is there.
   */
  private List<Suggestion> offers() {
    if (!(script.flow() instanceof Flow.Open)) {
      return List.of();
    }
    return switch (policy.api()) {
      case PRESENT -> List.of(Suggestion.DO_IT_FOR_ME, Suggestion.TALK_TO_PERSON);
      case ABSENT -> List.of(Suggestion.TALK_TO_PERSON);
    };
  }

  /** The one product is told apart from all others; what the articles say of those follows. */
  private void otherProduct(Found found) {
    script.say(Line.OTHER_PRODUCT);
    if (found != Found.NOTHING) {
      script.answer(List.of());
    }
    script.ask(Form.SHORT);
  }

  /** Asked again once; then the buttons and a person are offered. */
  private void notUnderstood(Line line) {
    int before = script.state().unclear();
    boolean again = before > 0;
    script.become(script.state().notUnderstood());
    if (script.state().pending().isEmpty()) {
      withoutPrompt(line, before);
    } else if (again) {
      script.say(Line.STILL_UNCLEAR, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    } else {
      script.say(line, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    }
  }

  /**
   * A person is offered; what there is to be had here is told once, and no question is repeated.
   */
  private void withoutPrompt(Line line, int before) {
    if (before == 0) {
      script.say(line);
      boolean unknown = line == Line.UNKNOWN;
      script.become(script.state().with(unknown ? HandOver.ASKED_WITHOUT_ANSWER : HandOver.ASKED));
      script.ask(Form.FULL);
    } else if (before == 1 && !script.state().inFlow()) {
      script.say(line);
      script.say(Line.WHAT_I_CAN_DO, Suggestion.TALK_TO_PERSON);
    } else {
      script.say(line, Suggestion.TALK_TO_PERSON);
    }
  }

  /** Never a flow for such an account: a person. */
  private void forAPerson(Line line) {
    if (steps.giveUp()) {
      script.say(Line.NOTHING_WAS_DONE);
    }
    if (script.state().pending().isEmpty()) {
      script.say(line);
      script.become(script.state().with(HandOver.ASKED_IN_SPECIAL_CASE));
      script.ask(Form.FULL);
    } else {
      script.say(line, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    }
  }

  private void passage(Topic topic) {
    script.passage(topic);
    script.ask(Form.SHORT);
  }

  private void say(Line line) {
    script.say(line);
    script.ask(Form.SHORT);
  }
}

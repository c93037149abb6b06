package dev.doorman.dialogue;

import dev.doorman.base.RequestId;
import dev.doorman.dialogue.Flow.Link;
import dev.doorman.dialogue.Flow.Trouble;
import dev.doorman.dialogue.News.Refusal;
import dev.doorman.dialogue.Reply.Form;
import dev.doorman.dialogue.Reply.Suggestion;

/** Takes what became of the calls to the deletion API. Nothing is claimed that it has not said. */
final class Hearing {
  private final Script script;

  Hearing(Script script) {
    this.script = script;
  }

  void hear(News news) {
    switch (news) {
      case News.Created created -> created(created);
      case News.NotCreated(Refusal refusal) -> notCreated(refusal);
      case News.LinkMade(Handoff handoff) -> linkMade(handoff);
      case News.LinkRefused(Refusal refusal) -> linkRefused(refusal);
      case News.Reported reported -> new Reports(script).hear(reported);
      case News.Trouble() -> trouble();
      case News.Stuck() -> stuck();
      case News.NoStatus() -> noStatus();
      case News.EarlierUnconfirmed() -> earlierUnconfirmed();
    }
  }

  private void created(News.Created created) {
    if (script.flow() instanceof Flow.Requesting) {
      script.show(new Reply.ShowHandoff(created.handoff()));
      toLink(created.request(), created.handoff());
    }
  }

  private void toLink(RequestId request, Handoff handoff) {
    script.go(new Flow.Verifying(request, Link.LIVE));
    script.become(script.state().with(Contact.UNTROUBLED.withLink(handoff.expiresAt())));
    script.ask(Form.FULL);
  }

  private void notCreated(Refusal refusal) {
    if (script.flow() instanceof Flow.Requesting) {
      Line line =
          switch (refusal) {
            case UNREACHABLE -> Line.API_UNREACHABLE_CREATE;
            case TOO_MANY -> Line.TOO_MANY_REQUESTS;
            case REFUSED -> Line.API_REFUSED_CREATE;
          };
      script.become(script.state().endedBy(line));
      script.notice(line, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
    }
  }

  /** One that was made before the link that is shown ended with it, however late it's heard of. */
  private void linkMade(Handoff handoff) {
    if (script.state().step() instanceof Flow.Verifying verifying
        && !(verifying.link() == Link.LIVE && isOlder(handoff))) {
      script.show(new Reply.ShowHandoff(handoff));
      toLink(verifying.request(), handoff);
    }
  }

  private boolean isOlder(Handoff handoff) {
    return script
        .state()
        .contact()
        .linkUntil()
        .filter(until -> !until.isBefore(handoff.expiresAt()))
        .isPresent();
  }

  private void linkRefused(Refusal refusal) {
    if (!(script.state().step() instanceof Flow.Verifying verifying)) {
      return;
    }
    switch (refusal) {
      case REFUSED -> {
        script.become(script.state().endedBy(Line.REQUEST_ENDED));
        script.notice(Line.REQUEST_ENDED, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
      }
      case TOO_MANY -> expired(verifying, Line.TOO_MANY_LINKS);
      case UNREACHABLE -> expired(verifying, Line.LINK_UNREACHABLE);
    }
  }

  private void expired(Flow.Verifying verifying, Line line) {
    script.go(new Flow.Verifying(verifying.request(), Link.EXPIRED));
    script.notice(line, Suggestion.DO_IT_MYSELF, Suggestion.TALK_TO_PERSON);
    script.ask(Form.SHORT);
  }

  private void trouble() {
    switch (script.flow()) {
      case Flow.Requesting(Trouble told) when told == Trouble.NONE -> {
        script.go(new Flow.Requesting(Trouble.TOLD));
        script.notice(
            Line.API_TROUBLE_CREATE,
            Suggestion.CANCEL,
            Suggestion.DO_IT_MYSELF,
            Suggestion.TALK_TO_PERSON);
      }
      case Flow.Confirming c when c.trouble() == Trouble.NONE -> {
        script.go(new Flow.Confirming(c.request(), Trouble.TOLD));
        script.notice(Line.OUTCOME_UNKNOWN, Suggestion.TALK_TO_PERSON);
      }
      case Flow.Withdrawing w when w.trouble() == Trouble.NONE -> {
        script.go(new Flow.Withdrawing(w.request(), w.receipt(), Trouble.TOLD));
        script.notice(Line.WITHDRAWAL_UNKNOWN, Suggestion.TALK_TO_PERSON);
      }
      case Flow f -> watchTrouble();
    }
  }

  /** How the request stands cannot be learnt, and the customer may be waiting for it. */
  private void watchTrouble() {
    Contact contact = script.state().contact();
    boolean waits =
        (script.state().step() instanceof Flow.Verifying verifying
                && verifying.link() != Link.EXPIRED)
            || script.state().step() instanceof Flow.FinalConfirmation;
    if (waits && contact.trouble() == Contact.Trouble.NONE) {
      script.become(script.state().with(contact.with(Contact.Trouble.TOLD)));
      script.notice(Line.WATCH_TROUBLE, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    }
  }

  /** Offers a person, once in a step. */
  private void stuck() {
    Contact contact = script.state().contact();
    Line line;
    switch (script.state().step()) {
      // The customer has the next move: a new link.
      case Flow.Verifying step when step.link() == Link.EXPIRED -> {
        return;
      }
      case Flow.Unconfirmed step -> line = Line.STUCK_BEFORE_LAST_YES;
      case Flow.Confirming step -> line = Line.STUCK_CONFIRMING;
      case Flow.Withdrawing step -> line = Line.STUCK_WITHDRAWING;
      case Flow step -> {
        notStopped(contact);
        return;
      }
    }
    if (contact.trouble() == Contact.Trouble.PERSON_OFFERED) {
      return;
    }
    script.become(script.state().with(contact.with(Contact.Trouble.PERSON_OFFERED)));
    script.notice(line, Suggestion.TALK_TO_PERSON);
    script.ask(Form.SHORT);
  }

  /** The withdrawal of what nobody confirmed does not go through. */
  private void notStopped(Contact contact) {
    if (contact.trouble() == Contact.Trouble.STOPPING_UNCONFIRMED) {
      script.become(script.state().with(contact.with(Contact.Trouble.UNCONFIRMED_STANDS)));
      script.notice(Line.UNCONFIRMED_STANDS, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    }
  }

  /** Whatever the customer is at now, they must know it. */
  private void earlierUnconfirmed() {
    script.notice(Line.UNCONFIRMED_STANDS, Suggestion.TALK_TO_PERSON);
    script.ask(Form.SHORT);
  }

  private void noStatus() {
    if (script.flow() instanceof Flow.Watched) {
      script.notice(Line.STATUS_UNKNOWN, Suggestion.TALK_TO_PERSON);
      script.ask(Form.SHORT);
    }
  }
}

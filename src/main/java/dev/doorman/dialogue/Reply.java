package dev.doorman.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the customer is to be shown; words and passages are filled in by the caller. */
public sealed interface Reply {
  /** One of Doorman's own lines. */
  record Say(Line line, List<Suggestion> suggestions) implements Reply {
    public Say {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** One of Doorman's own lines, told as something that happened. */
  record Notice(Line line, List<Suggestion> suggestions) implements Reply {
    public Notice {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** What the articles answer to the customer's text. */
  record Answer(Survey survey, List<Suggestion> suggestions) implements Reply {
    public Answer {
      suggestions = List.copyOf(suggestions);
    }
  }

  /** A passage of the article that the flow is made from. */
  record Passage(Topic topic, Survey survey, List<Suggestion> suggestions) implements Reply {
    public Passage {
      suggestions = List.copyOf(suggestions);
    }
  }

  /**
   * A question with buttons.
   *
   * @param done the checklist items ticked, for the warning
   * @param account the masked account, for the final confirmation
   */
  record Ask(PromptName prompt, Form form, Set<ItemId> done, Optional<String> account)
      implements Reply {
    public Ask {
      done = Set.copyOf(done);
    }
  }

  /** The checklist as it is after a tick. */
  record Checklist(Set<ItemId> done) implements Reply {
    public Checklist {
      done = Set.copyOf(done);
    }
  }

  /** The customer wants a person; whoever knows the desk decides what becomes of that. */
  record CallPerson(Cause cause) implements Reply {}

  /** Why the customer is given to a person. */
  enum Cause {
    /** The customer asked for one. */
    ASKED,
    /** The customer took the offer after a text that was not understood. */
    NOT_UNDERSTOOD,
    /** The customer took the offer after a question that the articles have no answer to. */
    NO_ANSWER,
    /** The customer took the offer in a case that is none for a bot. */
    SPECIAL
  }

  record ShowHandoff(Handoff handoff) implements Reply {}

  record ShowReceipt(Receipt receipt, Progress progress) implements Reply {}

  /** A quick reply that answers no prompt. Choosing it is the same as typing its label. */
  enum Suggestion {
    DO_IT_FOR_ME,
    SIGN_OUT_INSTEAD,
    DO_IT_MYSELF,
    TALK_TO_PERSON,
    CANCEL;

    /** The fixed name, as {@code do-it-for-me}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** How much of a prompt is shown. */
  enum Form {
    FULL,
    /** An unanswered prompt shown again. */
    SHORT
  }

  /** Whether the customer may be asked if an answer helped. */
  enum Survey {
    ALLOWED,
    NOT_NOW
  }

  /** How far the deletion on a receipt has come. */
  enum Progress {
    ACCEPTED,
    COMPLETED
  }

  /** The passages that the article's front matter names for the flow. */
  enum Topic {
    /** What helps where somebody else may come at the account. */
    SAFETY,
    SIGN_OUT,
    DEACTIVATE,
    UNSURE,
    SWITCH_ACCOUNT,
    CONSEQUENCES,
    DIRECT_WAY,
    HOW_LONG
  }
}

package dev.doorman.dialogue;

import java.util.Locale;

/**
 * What a customer says that neither the articles answer nor a wish is: about the step that the flow
 * is at, about the chat itself, or nothing much. None of them is ever a yes. One that says nothing
 * in the step at hand is passed over, and the text is taken as if it were not there.
 */
public enum Remark {
  NONE,
  /** "I did not get the code." */
  CODE_MISSING,
  /** "New link please." */
  WANTS_NEW_LINK,
  /** "The link says invalid." */
  LINK_BROKEN,
  /** "Is this safe?" */
  ASKS_IF_SAFE,
  /** "How long do I have?" */
  ASKS_TIME_LEFT,
  /** "It went to the wrong address." */
  WRONG_ADDRESS,
  /** "Which account is that?" */
  ASKS_WHICH_ACCOUNT,
  /** "Can I still undo this?" */
  ASKS_TO_UNDO,
  /** "I want my account back." */
  WANTS_ACCOUNT_BACK,
  /** "Go back." */
  GOES_BACK,
  /** "Not now." */
  NOT_NOW,
  /** "Nothing." */
  NEEDS_NOTHING,
  /** "lol" */
  LAUGHS,
  THUMBS_UP,
  THUMBS_DOWN,
  INSULTS,
  PRAISES,
  /** "Who reads this chat?" */
  ASKS_WHO_READS,
  /** "How long do you keep this chat?" */
  ASKS_HOW_LONG_KEPT;

  /** Whether it says something in some steps only, and elsewhere the text is taken without it. */
  boolean isOfStep() {
    return switch (this) {
      case CODE_MISSING,
          WANTS_NEW_LINK,
          LINK_BROKEN,
          ASKS_IF_SAFE,
          ASKS_TIME_LEFT,
          WRONG_ADDRESS,
          ASKS_WHICH_ACCOUNT,
          ASKS_TO_UNDO,
          WANTS_ACCOUNT_BACK ->
          true;
      case NONE,
          GOES_BACK,
          NOT_NOW,
          NEEDS_NOTHING,
          LAUGHS,
          THUMBS_UP,
          THUMBS_DOWN,
          INSULTS,
          PRAISES,
          ASKS_WHO_READS,
          ASKS_HOW_LONG_KEPT ->
          false;
    };
  }

  /** The key in the files of example utterances, as {@code code-missing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.doorman.dialogue;

import java.util.Locale;

/**
 * What a customer says that neither the articles answer nor a wish is: about the step that the flow
 * is at, about the chat itself, or nothing much. None of them is ever a yes. One that says nothing
 * in the step at hand is passed over, and the text is taken as if it were not there.
 */
public enum Remark {
  NONE(About.NOTHING),
  /** "I did not get the code." */
  CODE_MISSING(About.STEP),
  /** "New link please." */
  WANTS_NEW_LINK(About.STEP),
  /** "The link says invalid." */
  LINK_BROKEN(About.STEP),
  /** "Is this safe?" */
  ASKS_IF_SAFE(About.STEP),
  /** "How long do I have?" */
  ASKS_TIME_LEFT(About.STEP),
  /** "It went to the wrong address." */
  WRONG_ADDRESS(About.STEP),
  /** "Which account is that?" */
  ASKS_WHICH_ACCOUNT(About.STEP),
  /** "Can I still undo this?" */
  ASKS_TO_UNDO(About.STEP),
  /** "I want my account back." */
  WANTS_ACCOUNT_BACK(About.STEP),
  /** "Go back." */
  GOES_BACK(About.WAY),
  /** "Not now." */
  NOT_NOW(About.WAY),
  /** "Nothing." */
  NEEDS_NOTHING(About.CHAT),
  /** "lol" */
  LAUGHS(About.CHAT),
  THUMBS_UP(About.CHAT),
  THUMBS_DOWN(About.CHAT),
  INSULTS(About.CHAT),
  PRAISES(About.CHAT),
  /** "Who reads this chat?" */
  ASKS_WHO_READS(About.CHAT),
  /** "How long do you keep this chat?" */
  ASKS_HOW_LONG_KEPT(About.CHAT);

  private final About about;

  Remark(About about) {
    this.about = about;
  }

  private enum About {
    NOTHING,
    /** The step that the flow is at. */
    STEP,
    /** Whether the flow goes on. */
    WAY,
    /** The chat itself. */
    CHAT
  }

  /** Whether it says something in some steps only, and elsewhere the text is taken without it. */
  boolean isOfStep() {
    return about == About.STEP;
  }

  /** Whether it is about the chat itself, and taken alike in every step. */
  boolean isOfChat() {
    return about == About.CHAT;
  }

  /** The key in the files of example utterances, as {@code code-missing}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

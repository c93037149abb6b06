package dev.doorman.dialogue;

import dev.doorman.dialogue.Input.Found;
import dev.doorman.dialogue.Understanding.Party;
import dev.doorman.dialogue.Understanding.Polarity;

/** What a text comes to in the dialogue, once intent, denial, party and confidence are weighed. */
enum Meaning {
  ASKS,
  ASKS_IN_VAIN,
  WANTS_DELETION,
  WANTS_DEACTIVATION,
  WANTS_SIGN_OUT,
  WANTS_NO_SIGN_OUT,
  WANTS_OTHER_ACCOUNT,
  WANTS_STATUS,
  WANTS_TO_STOP,
  WANTS_NOT_TO_STOP,
  WANTS_PERSON,
  WANTS_NO_PERSON,
  WANTS_OTHER_PRODUCT,
  FOR_SOMEONE_ELSE,
  TELLS_OF_DANGER,
  TELLS_OF_CHILD,
  ASKS_WHAT_YOU_DO,
  TELLS_OF_CHECKLIST,
  WAITS,
  YES,
  NO,
  UNSURE,
  GREETS,
  THANKS,
  LEAVES,
  UNCLEAR;

  /** What somebody has done already is no wish to do it ("I signed out everywhere"). */
  private static boolean isAboutChecklist(Understanding text) {
    if (text.checked() instanceof Checked.Nothing || text.party() == Party.SOMEONE_ELSE) {
      return false;
    }
    if (text.checked() instanceof Checked.Skip && text.intent() == Intent.WITHDRAW_DELETION) {
      return true;
    }
    return switch (text.intent()) {
      case DELETE_ACCOUNT, WITHDRAW_DELETION, DEACTIVATE_ACCOUNT, TALK_TO_PERSON, DELETION_STATUS ->
          !text.isSure();
      case SIGN_OUT,
          SWITCH_ACCOUNT,
          QUESTION,
          AFFIRM,
          DENY,
          UNSURE,
          GREETING,
          THANKS,
          GOODBYE,
          OFF_TOPIC ->
          true;
    };
  }

  boolean isUnderstood() {
    return this != UNCLEAR && this != ASKS_IN_VAIN;
  }

  /** Whether the intent decides, in a chat that has just begun. */
  static boolean isActedOn(Input.Said said) {
    return switch (of(said)) {
      case ASKS,
          ASKS_IN_VAIN,
          UNCLEAR,
          WANTS_OTHER_PRODUCT,
          FOR_SOMEONE_ELSE,
          TELLS_OF_DANGER,
          TELLS_OF_CHILD,
          TELLS_OF_CHECKLIST,
          ASKS_WHAT_YOU_DO,
          WAITS ->
          false;
      default -> true;
    };
  }

  /**
   * What a text comes to in a step. Where nothing is going on, what leans on the last answer asks
   * more about that: "so how do I keep them?" is about the photos, and stops nothing.
   */
  static Meaning inContext(Input.Said said, Flow flow) {
    Meaning meaning = of(said);
    boolean asksOn =
        said.reliance() == Input.Reliance.ON_TOPIC
            && said.found() != Found.NOTHING
            && said.understanding().confidence() < 1
            && (flow instanceof Flow.Open || flow instanceof Flow.Completed);
    return switch (meaning) {
      case WANTS_STATUS, WANTS_TO_STOP, WANTS_NOT_TO_STOP -> asksOn ? ASKS : meaning;
      default -> meaning;
    };
  }

  static Meaning of(Input.Said said) {
    Understanding text = said.understanding();
    if (!text.safety().isNone()) {
      return TELLS_OF_DANGER;
    }
    boolean denied = text.polarity() == Polarity.NEGATED;
    boolean forOther = text.party() == Party.SOMEONE_ELSE;
    switch (text.matter()) {
      case MINOR -> {
        return TELLS_OF_CHILD;
      }
      case CAPABILITIES -> {
        return ASKS_WHAT_YOU_DO;
      }
      case WAITS -> {
        return WAITS;
      }
      case OTHER_PRODUCT, UNKNOWN_PRODUCT -> {
        return WANTS_OTHER_PRODUCT;
      }
      case UNANSWERED -> {
        return said.found() == Found.NOTHING ? ASKS_IN_VAIN : ASKS;
      }
      case NONE -> {}
    }
    if (isAboutChecklist(text)) {
      return TELLS_OF_CHECKLIST;
    }
    if (!text.isSure()) {
      return forOther ? FOR_SOMEONE_ELSE : said.found() == Found.NOTHING ? UNCLEAR : ASKS;
    }
    return switch (text.intent()) {
      case DELETE_ACCOUNT -> denied ? WANTS_TO_STOP : forOther ? FOR_SOMEONE_ELSE : WANTS_DELETION;
      case DEACTIVATE_ACCOUNT ->
          denied ? WANTS_TO_STOP : forOther ? FOR_SOMEONE_ELSE : WANTS_DEACTIVATION;
      case SIGN_OUT -> forOther ? FOR_SOMEONE_ELSE : denied ? WANTS_NO_SIGN_OUT : WANTS_SIGN_OUT;
      case SWITCH_ACCOUNT -> forOther ? FOR_SOMEONE_ELSE : denied ? UNCLEAR : WANTS_OTHER_ACCOUNT;
      case DELETION_STATUS -> forOther ? FOR_SOMEONE_ELSE : WANTS_STATUS;
      case WITHDRAW_DELETION ->
          denied ? WANTS_NOT_TO_STOP : forOther ? FOR_SOMEONE_ELSE : WANTS_TO_STOP;
      case TALK_TO_PERSON -> denied ? WANTS_NO_PERSON : WANTS_PERSON;
      case AFFIRM -> YES;
      case DENY -> NO;
      case UNSURE -> UNSURE;
      case GREETING -> GREETS;
      case THANKS -> THANKS;
      case GOODBYE -> LEAVES;
      case QUESTION, OFF_TOPIC ->
          forOther ? FOR_SOMEONE_ELSE : said.found() == Found.NOTHING ? ASKS_IN_VAIN : ASKS;
    };
  }
}

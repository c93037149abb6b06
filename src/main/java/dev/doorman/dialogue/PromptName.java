package dev.doorman.dialogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A question with buttons. Names and options are fixed; see {@link #id}. */
public enum PromptName {
  SIGN_OUT_OFFER,
  WARNING,
  VERIFY,
  FINAL_CONFIRMATION,
  WITHDRAW,
  RESUME_FLOW,
  HAND_OVER;

  /** What a button stands for. */
  public enum Option {
    SIGN_OUT,
    DELETE,
    CONTINUE,
    CANCEL,
    NEW_LINK,
    CONFIRM,
    STOP,
    KEEP,
    GO_ON,
    AGENT,
    NO;

    /** The fixed name, as {@code new-link}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The buttons, in the order shown. */
  public List<Option> options() {
    return switch (this) {
      case SIGN_OUT_OFFER -> List.of(Option.SIGN_OUT, Option.DELETE);
      case WARNING -> List.of(Option.CONTINUE, Option.CANCEL);
      case VERIFY -> List.of(Option.NEW_LINK, Option.CANCEL);
      case FINAL_CONFIRMATION -> List.of(Option.CONFIRM, Option.CANCEL);
      case WITHDRAW -> List.of(Option.STOP, Option.KEEP);
      case RESUME_FLOW -> List.of(Option.GO_ON, Option.CANCEL);
      case HAND_OVER -> List.of(Option.AGENT, Option.NO);
    };
  }

  /** The option with this fixed name, where this prompt has it. */
  public Optional<Option> option(String id) {
    return options().stream().filter(option -> option.id().equals(id)).findFirst();
  }

  /** The fixed name, as {@code sign-out-offer}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

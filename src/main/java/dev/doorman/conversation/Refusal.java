package dev.doorman.conversation;

import dev.doorman.base.FinalException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A message of the customer's that was refused and changed nothing; says what to do instead. */
public final class Refusal extends FinalException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient @Nullable PendingPrompt prompt;

  Refusal(Code code, String message, @Nullable PendingPrompt prompt) {
    super(message);
    this.code = code;
    this.prompt = prompt;
  }

  public Refusal(Code code, String message) {
    this(code, message, null);
  }

  /** Why a message was refused. */
  public enum Code {
    TEXT_EMPTY,
    TEXT_TOO_LONG,
    UNKNOWN_OPTION,
    UNKNOWN_ITEM,
    STALE_PROMPT,
    UNKNOWN_ANSWER,
    EMAIL_NOT_VALID,
    EMAIL_LOOKS_LIKE_CODE,
    ANOTHER_CUSTOMER,
    UNKNOWN_RESUME,
    CONVERSATION_ENDED,
    /** An agent answers now, and the flow waits until they are done. */
    PAUSED,
    /** There was no chat with a person to rate, or it is rated. */
    NOTHING_TO_RATE,
    /** Another agent has the chat, or nobody has. */
    NOT_YOURS,
    /** The customer wrote something that the agent had not seen. */
    NEWER_MESSAGE;

    /** The code on the wire, as {@code stale-prompt}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Code code() {
    return code;
  }

  /** The prompt that is pending now, where a stale one was answered. */
  public Optional<PendingPrompt> prompt() {
    return Optional.ofNullable(prompt);
  }
}

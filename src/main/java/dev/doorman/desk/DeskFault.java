package dev.doorman.desk;

import dev.doorman.base.FinalException;
import dev.doorman.conversation.Holder;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that cannot be done at the desk; changed nothing, and says what to do instead. */
public final class DeskFault extends FinalException {
  private static final long serialVersionUID = 1L;

  private final Code code;
  private final transient @Nullable Holder by;

  private DeskFault(Code code, String message, @Nullable Holder by) {
    super(message);
    this.code = code;
    this.by = by;
  }

  public DeskFault(Code code, String message) {
    this(code, message, null);
  }

  /** Why it cannot be done, with the HTTP status that says so. */
  public enum Code {
    BAD_REQUEST(400),
    UNKNOWN_CHAT(404),
    CLAIMED(409),
    NOT_WAITING(409),
    NOT_YOURS(409),
    AGENT_OFFLINE(409),
    NOBODY_THERE(409),
    NEWER_MESSAGE(409),
    CONVERSATION_ENDED(409),
    UNKNOWN_AGENT(422),
    UNKNOWN_TEAM(422),
    UNKNOWN_SECTION(422),
    TEXT_EMPTY(422),
    TEXT_TOO_LONG(422),
    REFUSED(422);

    private final int status;

    Code(int status) {
      this.status = status;
    }

    public int status() {
      return status;
    }

    /** As on the wire, {@code not-yours}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Code code() {
    return code;
  }

  /** Who has the chat, where somebody was faster. */
  public Optional<Holder> by() {
    return Optional.ofNullable(by);
  }

  /** The chat is not there, or not to be seen: which of the two is not told. */
  public static DeskFault unknownChat() {
    return new DeskFault(
        Code.UNKNOWN_CHAT, "This chat doesn't exist, or you can't see it. Reload the lists.");
  }

  static DeskFault claimed(Holder by) {
    return new DeskFault(Code.CLAIMED, by.displayName() + " claimed this chat first.", by);
  }
}

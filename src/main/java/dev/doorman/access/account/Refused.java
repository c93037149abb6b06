package dev.doorman.access.account;

import dev.doorman.base.FinalException;
import java.util.Locale;

/** What an administrator or a user asked for is not done; the message says what to do. */
public final class Refused extends FinalException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Code {
    NAME_TAKEN,
    LAST_ADMIN,
    NO_PASSWORD_HERE,
    BAD_INPUT,
    PASSWORD_WEAK,
    PASSWORD_WRONG,
    UNKNOWN_USER;

    /** As on the wire, {@code name-taken}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final Code code;

  Refused(Code code, String message) {
    super(message);
    this.code = code;
  }

  public Code code() {
    return code;
  }
}

package dev.doorman.identity;

import dev.doorman.base.FinalException;
import java.util.Locale;

/** A token that vouches for nobody; the message says why and holds nothing of the token. */
public final class TokenRefused extends FinalException {
  private static final long serialVersionUID = 1L;

  private final Code code;

  TokenRefused(Code code, String message) {
    super(message);
    this.code = code;
  }

  TokenRefused(String message) {
    this(Code.IDENTITY_REFUSED, message);
  }

  /** Why a token was refused. */
  public enum Code {
    NOT_CONFIGURED,
    IDENTITY_REFUSED;

    /** The code on the wire, as {@code identity-refused}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public Code code() {
    return code;
  }
}

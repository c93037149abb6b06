package dev.doorman.access.account;

import dev.doorman.base.RetriableException;
import java.time.Duration;

/** Too many tries: the next one may be made after a while. */
public final class LockedOut extends RetriableException {
  private static final long serialVersionUID = 1L;

  LockedOut(Duration wait) {
    super("too many tries", wait, null);
  }
}

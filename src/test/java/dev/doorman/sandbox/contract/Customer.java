package dev.doorman.sandbox.contract;

import java.net.URI;
import java.time.Duration;

/**
 * What only the implementer can do: be a customer on the verification page, and let time pass. Each
 * verification is of an account that no other test uses.
 */
public interface Customer {
  /** Proves the identity on the page, as far as it takes. */
  void verify(URI link);

  /** Proves to be the owner of the same account on both pages. */
  void verifyBoth(URI one, URI other);

  /** Says on the page that the request is not theirs. */
  void reject(URI link);

  /** Enters wrong codes until the request is locked. */
  void lock(URI link);

  /** Lets time pass. */
  void wait(Duration time);

  /** How long after its acceptance a deletion is completed. */
  Duration completion();

  /** How long a link works. */
  Duration linkLifetime();
}

package dev.doorman.cli.kit;

import java.net.URI;

/** Somebody who goes to the verification page, which the kit cannot do itself. */
interface Person {
  /** What to do there. */
  enum Errand {
    /** Prove the identity of a test account, as far as it takes. */
    VERIFY,
    /** Say that the request is not theirs. */
    REJECT
  }

  /** What came of it. */
  sealed interface Result {
    record Done() implements Result {}

    /** Nobody came. */
    record Absent(String why) implements Result {}
  }

  /** Goes to the page and comes back when all is done, or nobody came in time. */
  Result go(Errand errand, URI link, String matchPhrase);
}

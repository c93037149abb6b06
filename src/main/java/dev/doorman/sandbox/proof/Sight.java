package dev.doorman.sandbox.proof;

import dev.doorman.sandbox.book.Request;

/** What somebody sees who opens a verification link. */
public sealed interface Sight {
  /** The link works; the request's proof says which step comes next. */
  record Open(Request request) implements Sight {}

  /** The link does not work, or no longer. */
  sealed interface Closed extends Sight {}

  /** There never was such a link. */
  record Unknown() implements Closed {}

  /** A newer link took its place. */
  record Replaced() implements Closed {}

  /** It was not used in time. */
  record Expired() implements Closed {}

  /** It has served: the customer is verified. */
  record Used() implements Closed {}

  /** Too many wrong codes. */
  record Locked() implements Closed {}

  /** The customer said that the request is not theirs. */
  record Rejected() implements Closed {}

  /** The request was withdrawn. */
  record Withdrawn() implements Closed {}
}

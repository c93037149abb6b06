package dev.doorman.chat;

import io.quarkus.websockets.next.CloseReason;
import java.time.Duration;

/** Why the server closes a connection. Below 4000 as in RFC 6455, from 4400 Doorman's own. */
enum CloseCode {
  BINARY(1003, "binary frames are not taken"),
  NOT_JSON(1007, "not JSON"),
  FLOOD(1008, "too many messages"),
  FAULTY(1008, "too many faulty frames"),
  NO_HELLO(1008, "the first frame must be hello"),
  SLOW(1008, "frames are not taken in time"),
  TOO_MANY_CONNECTIONS(1008, "too many connections from this address"),
  TOO_BIG(1009, "a frame may have 16 kB at most"),
  FAILED(1011, "an error on the server"),
  RESTART(1012, "the server restarts"),
  UNAVAILABLE(1013, "try again later"),
  FULL(1013, "all places are taken, also for others"),
  ANOTHER_CUSTOMER(4409, "the token is for another customer"),
  UNKNOWN_RESUME(4401, "unknown resume secret"),
  SILENT(4408, "nothing heard in time"),
  ENDED(4410, "the conversation has ended");

  private final int code;
  private final String why;

  CloseCode(int code, String why) {
    this.code = code;
    this.why = why;
  }

  CloseReason reason() {
    return new CloseReason(code, why);
  }

  /** With the seconds after which to come back, so that not all clients come at once. */
  CloseReason reason(Duration retryAfter) {
    return new CloseReason(code, why + "; retry-after=" + Math.max(1, retryAfter.toSeconds()));
  }
}

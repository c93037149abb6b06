package dev.doorman.desk.live;

import io.quarkus.websockets.next.CloseReason;
import java.time.Duration;

/** Why the server closes an agent's socket. Below 4000 as in RFC 6455, from 4400 Doorman's own. */
enum Closing {
  BINARY(1003, "binary frames are not taken"),
  NOT_JSON(1007, "not JSON"),
  FLOOD(1008, "too many frames"),
  FAULTY(1008, "too many faulty frames"),
  SLOW(1008, "frames are not taken in time"),
  TOO_MANY(1008, "too many connections"),
  SILENT(1008, "nothing heard in time"),
  TOO_BIG(1009, "a frame may have 16 kB at most"),
  FAILED(1011, "an error on the server"),
  RESTART(1012, "the server restarts"),
  UNAVAILABLE(1013, "try again later"),
  FULL(1013, "all places are taken, also for others"),
  SIGNED_OUT(4401, "signed out"),
  NO_RIGHT(4403, "this user works with no chats");

  private final int code;
  private final String why;

  Closing(int code, String why) {
    this.code = code;
    this.why = why;
  }

  CloseReason reason() {
    return new CloseReason(code, why);
  }

  /** With the seconds after which to come back. */
  CloseReason reason(Duration retryAfter) {
    return new CloseReason(code, why + "; retry-after=" + Math.max(1, retryAfter.toSeconds()));
  }
}

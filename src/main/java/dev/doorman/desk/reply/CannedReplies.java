package dev.doorman.desk.reply;

import dev.doorman.base.UserId;
import java.time.Instant;
import java.util.List;

/**
 * Keeps canned replies. A shortcut is there once for each locale and team. Every call throws {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface CannedReplies {
  /** How many there may be, so that all of them can be searched at each keystroke. */
  int MOST = 2000;

  /** All, by shortcut. */
  List<CannedReply> all();

  /** Adds one. */
  Outcome add(CannedReply reply, UserId by, Instant at);

  /** Puts one in the place of the one with its id. */
  Outcome change(CannedReply reply, UserId by, Instant at);

  /** Removes one. */
  Outcome remove(ReplyId id);

  /** What came of it. */
  enum Outcome {
    DONE,
    UNKNOWN,
    /** Another one has the shortcut in this locale and team. */
    TAKEN,
    TOO_MANY
  }
}

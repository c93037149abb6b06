package dev.doorman.sandbox.book;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/** Idempotency keys with the answers that were given for them, and the server's own key. */
public interface KeyTable {
  /**
   * Takes a key for one call.
   *
   * @param fingerprint the same for the same call with the same body
   * @param lease names this attempt
   * @param until after this another attempt may take over, because this one must have died
   */
  Reserved reserve(String key, String fingerprint, UUID lease, Instant now, Instant until);

  /**
   * Keeps the answer, unless another attempt took over.
   *
   * @return whether it was kept
   */
  boolean keep(String key, UUID lease, String answer);

  /** Gives the key back, unless there is an answer or another attempt took over. */
  void release(String key, UUID lease);

  /** Deletes keys that were first used before then. */
  void forget(Instant before);

  /** The key that was made at the first start; made now, if this is it. In hexadecimal. */
  String serverKey(Supplier<String> fresh);

  /** What became of the wish to use a key. */
  sealed interface Reserved {
    /** It is this attempt's. */
    record Yes() implements Reserved {}

    /** The call was answered before. */
    record Answered(String answer) implements Reserved {}

    /** Another attempt of the same call is at work. */
    record InProgress() implements Reserved {}

    /** Another call has used it. */
    record UsedOtherwise() implements Reserved {}
  }
}

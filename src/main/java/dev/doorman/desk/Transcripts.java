package dev.doorman.desk;

import dev.doorman.base.ConversationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Searches what was said in chats.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Transcripts {
  /** How many chats are looked through at most, the latest first. */
  int CHATS_MOST = 2_000;

  /** An event in which all the words stand. */
  record Hit(ConversationId chat, long seq, Instant at, String excerpt) {}

  /**
   * What was found.
   *
   * @param hits the latest chats first, within a chat the latest event first
   * @param chats how many chats were looked through
   * @param cut whether there may be more: in older chats, or because enough was found
   * @param since when the oldest chat that was looked through was handed over
   */
  record Found(List<Hit> hits, int chats, boolean cut, Optional<Instant> since) {
    public Found {
      hits = List.copyOf(hits);
    }
  }

  /**
   * Looks for events of the chats that may be seen in which all the words stand, in any case and
   * order, also as parts of words.
   *
   * @param words at least one
   * @param most hits
   */
  Found search(List<String> words, Sight sight, int most);
}

package dev.doorman.feedback;

import dev.doorman.base.ArticleId;
import dev.doorman.base.ConversationId;
import java.time.Instant;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Keeps votes; a person's last one counts. Every call throws {@link
 * dev.doorman.base.RetriableException} where the database is not available.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface Votes {
  /** The section that an answer cited, in the version that was shown. */
  record Source(ArticleId article, String version, String section) {}

  /**
   * Stores the conversation's vote on the answer with this sequence number; nothing where the
   * answer is gone, or about to be purged.
   */
  void onAnswer(ConversationId id, long answer, Source source, Vote vote, Instant at);

  /** Whether a vote of this reader on the article is stored. */
  boolean hasVoted(ArticleId article, UUID voter);

  /** Deletes readers' votes on articles that were cast before this time; returns how many. */
  int forget(Instant before);

  /** Stores a reader's vote on an article. */
  void onArticle(ArticleId article, String version, UUID voter, Vote vote, Instant at);

  /** The conversation's votes by the answers' sequence numbers, in order. */
  SequencedMap<Long, Vote.Helpful> of(ConversationId id);

  /** Erases the conversation's votes: their comments, and which answers they were on. */
  void purge(ConversationId id);
}

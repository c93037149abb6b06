package dev.doorman.feedback;

import java.util.Optional;

/** "Did this answer your question?", answered. The comment may hold what a person typed. */
public record Vote(Helpful helpful, Optional<String> comment) {
  /** In Unicode code points. */
  public static final int COMMENT_MOST = 4_000;

  /** Whether it did. */
  public enum Helpful {
    YES,
    NO
  }

  /** Prints without the comment. */
  @Override
  public String toString() {
    return "Vote[" + helpful + "]";
  }
}

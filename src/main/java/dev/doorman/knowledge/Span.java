package dev.doorman.knowledge;

import java.util.Optional;
import java.util.Set;

/**
 * A run of text with the same inline marks.
 *
 * @param text a line break within a paragraph is {@code \n}; empty for a picture
 * @param href where the run links to: an absolute address, a path, or {@code #anchor} in the same
 *     article
 * @param image a picture that stands in the line
 */
public record Span(String text, Set<Mark> marks, Optional<String> href, Optional<Image> image) {
  /** How a run of text is set off. */
  public enum Mark {
    STRONG,
    EMPHASIS,
    CODE,
    STRIKE
  }

  /** A run of text without a picture. */
  public Span(String text, Set<Mark> marks, Optional<String> href) {
    this(text, marks, href, Optional.empty());
  }

  public Span {
    marks = Set.copyOf(marks);
  }

  public static Span plain(String text) {
    return new Span(text, Set.of(), Optional.empty());
  }
}

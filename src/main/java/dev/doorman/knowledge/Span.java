package dev.doorman.knowledge;

import java.util.Optional;
import java.util.Set;

/**
 * A run of text with the same inline marks.
 *
 * @param href where the run links to: an absolute address, a path, or {@code #anchor} in the same
 *     article
 */
public record Span(String text, Set<Mark> marks, Optional<String> href) {
  /** How a run of text is set off. */
  public enum Mark {
    STRONG,
    EMPHASIS,
    CODE
  }

  public Span {
    marks = Set.copyOf(marks);
  }

  public static Span plain(String text) {
    return new Span(text, Set.of(), Optional.empty());
  }
}

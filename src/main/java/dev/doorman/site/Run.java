package dev.doorman.site;

import dev.doorman.knowledge.Span;
import dev.doorman.knowledge.Span.Mark;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A span as the templates show it.
 *
 * @param href a target that may be linked to, or null
 */
public record Run(
    String text, boolean strong, boolean emphasis, boolean code, @Nullable String href) {
  static List<Run> of(List<Span> spans) {
    return spans.stream().map(Run::of).toList();
  }

  private static Run of(Span span) {
    return new Run(
        span.text(),
        span.marks().contains(Mark.STRONG),
        span.marks().contains(Mark.EMPHASIS),
        span.marks().contains(Mark.CODE),
        span.href().flatMap(Links::safe).orElse(null));
  }
}

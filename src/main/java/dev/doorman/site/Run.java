package dev.doorman.site;

import dev.doorman.knowledge.Span;
import dev.doorman.knowledge.Span.Mark;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A span as the templates show it.
 *
 * @param text without line breaks
 * @param breaks whether a line ends before it
 * @param picture that stands in place of text, or null
 * @param href a target that may be linked to, or null
 */
public record Run(
    String text,
    boolean strong,
    boolean emphasis,
    boolean code,
    boolean strike,
    boolean breaks,
    @Nullable Shown picture,
    @Nullable String href) {
  static List<Run> of(List<Span> spans) {
    return spans.stream().flatMap(Run::lines).toList();
  }

  /** The runs of a heading, which is in strong type as a whole. */
  static List<Run> plain(List<Span> spans) {
    return of(spans).stream()
        .map(
            run ->
                new Run(
                    run.text,
                    false,
                    run.emphasis,
                    run.code,
                    run.strike,
                    run.breaks,
                    run.picture,
                    run.href))
        .toList();
  }

  /** One run for each line of a span. */
  private static Stream<Run> lines(Span span) {
    String[] lines = span.text().split("\n", -1);
    return IntStream.range(0, lines.length).mapToObj(i -> of(span, lines[i], i > 0));
  }

  private static Run of(Span span, String line, boolean breaks) {
    return new Run(
        line,
        span.marks().contains(Mark.STRONG),
        span.marks().contains(Mark.EMPHASIS),
        span.marks().contains(Mark.CODE),
        span.marks().contains(Mark.STRIKE),
        breaks,
        span.image().map(Shown::of).orElse(null),
        span.href().flatMap(Links::safe).orElse(null));
  }
}

package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Spans with the anchor that was written behind them, as <code>{#anchor}</code>. */
record Anchored(List<Span> spans, Optional<String> anchor) {
  private static final Pattern ANCHOR = Pattern.compile("\\s*\\{:?\\s*#([^\\s{}#]+)[^{}]*}\\s*$");

  private static final Pattern ANYWHERE = Pattern.compile("\\{:?\\s*#([^\\s{}#]+)[^{}]*}");

  static Anchored of(List<Span> spans) {
    if (spans.isEmpty()) {
      return new Anchored(spans, Optional.empty());
    }
    Span last = spans.getLast();
    Matcher matcher = ANCHOR.matcher(last.text());
    if (!matcher.find()) {
      return new Anchored(spans, Optional.empty());
    }
    List<Span> rest = new ArrayList<>(spans.subList(0, spans.size() - 1));
    String text = last.text().substring(0, matcher.start());
    if (!text.isEmpty()) {
      rest.add(new Span(text, last.marks(), last.href()));
    }
    return new Anchored(rest, Optional.of(matcher.group(1).toLowerCase(Locale.ROOT)));
  }

  /** All anchors that are written in a text. */
  static Stream<String> all(String text) {
    return ANYWHERE.matcher(text).results().map(found -> found.group(1).toLowerCase(Locale.ROOT));
  }

  /** The text without its marks. */
  static String text(List<Span> spans) {
    return String.join("", spans.stream().map(Span::text).toList());
  }
}

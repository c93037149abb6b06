package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;

/** Runs of text put in order. */
final class Spans {
  private Spans() {}

  /**
   * The spans as a browser shows them: one blank where several meet, none at the ends or beside a
   * line break, and neighbours of one style joined.
   */
  static List<Span> tidy(List<Span> spans) {
    List<Span> tidy = new ArrayList<>();
    boolean blank = true;
    for (Span span : spans) {
      if (span.image().isPresent()) {
        tidy.add(span);
        blank = false;
        continue;
      }
      var text = new StringBuilder();
      for (char each : span.text().toCharArray()) {
        if (each == '\n') {
          strip(text, tidy);
          text.append(each);
        } else if (each != ' ' || !blank) {
          text.append(each);
        }
        blank = each == ' ' || each == '\n';
      }
      add(new Span(text.toString(), span.marks(), span.href()), tidy);
    }
    while (!tidy.isEmpty() && isBlankAtEnd(tidy.getLast().text())) {
      cut(tidy);
    }
    while (!tidy.isEmpty() && tidy.getFirst().text().startsWith("\n")) {
      Span first = tidy.removeFirst();
      if (first.text().length() > 1) {
        tidy.addFirst(new Span(first.text().substring(1), first.marks(), first.href()));
      }
    }
    return tidy;
  }

  /** No blank stands before a line break. */
  private static void strip(StringBuilder text, List<Span> before) {
    if (!text.isEmpty()) {
      if (text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
    } else if (!before.isEmpty() && before.getLast().text().endsWith(" ")) {
      cut(before);
    }
  }

  private static void add(Span span, List<Span> spans) {
    if (span.text().isEmpty()) {
      return;
    }
    Span last = spans.isEmpty() ? null : spans.getLast();
    if (last != null
        && last.image().isEmpty()
        && last.marks().equals(span.marks())
        && last.href().equals(span.href())) {
      spans.set(spans.size() - 1, new Span(last.text() + span.text(), span.marks(), span.href()));
    } else {
      spans.add(span);
    }
  }

  private static boolean isBlankAtEnd(String text) {
    return text.endsWith(" ") || text.endsWith("\n");
  }

  /** Takes the last character off. */
  private static void cut(List<Span> spans) {
    Span last = spans.removeLast();
    if (last.text().length() > 1) {
      spans.add(
          new Span(last.text().substring(0, last.text().length() - 1), last.marks(), last.href()));
    }
  }
}

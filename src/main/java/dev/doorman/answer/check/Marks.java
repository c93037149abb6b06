package dev.doorman.answer.check;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs that the passages set off: names of buttons and menus, and links. */
final class Marks {
  private final List<Span> runs;

  private Marks(List<Span> runs) {
    this.runs = runs;
  }

  static Marks of(List<Block> passages) {
    return new Marks(
        PlainText.runs(passages)
            .filter(span -> span.href().isPresent() || !span.marks().isEmpty())
            .filter(span -> !span.text().isBlank())
            .distinct()
            .sorted(Comparator.comparingInt((Span span) -> span.text().length()).reversed())
            .toList());
  }

  /** The text with the same runs set off in it; the longest first where several begin there. */
  List<Span> in(String text) {
    List<Span> spans = new ArrayList<>();
    int plainFrom = 0;
    for (int i = 0; i < text.length(); ) {
      Span run = at(text, i);
      if (run == null) {
        i++;
      } else {
        addPlain(spans, text.substring(plainFrom, i));
        spans.add(run);
        i += run.text().length();
        plainFrom = i;
      }
    }
    addPlain(spans, text.substring(plainFrom));
    return spans;
  }

  private static void addPlain(List<Span> spans, String text) {
    if (!text.isEmpty()) {
      spans.add(Span.plain(text));
    }
  }

  private @Nullable Span at(String text, int from) {
    for (Span run : runs) {
      int to = from + run.text().length();
      if (text.startsWith(run.text(), from) && isEdge(text, from - 1) && isEdge(text, to)) {
        return run;
      }
    }
    return null;
  }

  private static boolean isEdge(String text, int at) {
    return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
  }
}

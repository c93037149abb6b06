package dev.doorman.knowledge;

import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/** The inline content of a Markdown node as spans. */
final class Inlines {
  private final List<Span> spans = new ArrayList<>();

  private Inlines() {}

  /** The spans of a node's children. */
  static List<Span> of(Node parent) {
    var inlines = new Inlines();
    inlines.children(parent, EnumSet.noneOf(Mark.class), Optional.empty());
    return inlines.merged();
  }

  private void children(Node parent, Set<Mark> marks, Optional<String> href) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      switch (node) {
        case Text text -> spans.add(new Span(text.getLiteral(), marks, href));
        case Code code -> spans.add(new Span(code.getLiteral(), with(marks, Mark.CODE), href));
        case SoftLineBreak line -> spans.add(new Span(" ", marks, href));
        case HardLineBreak line -> spans.add(new Span(" ", marks, href));
        case StrongEmphasis strong -> children(strong, with(marks, Mark.STRONG), href);
        case Emphasis emphasis -> children(emphasis, with(marks, Mark.EMPHASIS), href);
        case Link link -> children(link, marks, Optional.of(link.getDestination()));
        case Image image -> children(image, marks, href);
        default -> children(node, marks, href);
      }
    }
  }

  private static Set<Mark> with(Set<Mark> marks, Mark mark) {
    Set<Mark> all = EnumSet.of(mark);
    all.addAll(marks);
    return all;
  }

  private List<Span> merged() {
    List<Span> merged = new ArrayList<>();
    for (Span span : spans) {
      Span last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && last.marks().equals(span.marks()) && last.href().equals(span.href())) {
        merged.set(
            merged.size() - 1, new Span(last.text() + span.text(), span.marks(), span.href()));
      } else {
        merged.add(span);
      }
    }
    return merged;
  }
}

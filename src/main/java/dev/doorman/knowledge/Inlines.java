package dev.doorman.knowledge;

import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/**
 * The inline content of elements as spans.
 *
 * @param spans with blanks as a browser shows them
 * @param anchors that elements in it have as their {@code id} or {@code name}
 */
record Inlines(List<Span> spans, List<String> anchors) {
  private static final Pattern BLANKS = Pattern.compile("[ \\t\\r\\n\\f]+");

  /** The spans of some nodes. */
  static Inlines of(List<? extends Node> nodes) {
    return of(nodes, Style.NONE);
  }

  /** The spans of some nodes that stand within an element of this style. */
  static Inlines of(List<? extends Node> nodes, Style style) {
    var reader = new Reader();
    nodes.forEach(node -> reader.read(node, style));
    return new Inlines(Spans.tidy(reader.spans), List.copyOf(reader.anchors));
  }

  /** Marks and link around some text. */
  record Style(Set<Mark> marks, Optional<String> href) {
    static final Style NONE = new Style(Set.of(), Optional.empty());

    /** The style within an element. */
    Style within(Element element) {
      return switch (element.normalName()) {
        case "strong", "b" -> with(Mark.STRONG);
        case "em", "i", "cite", "dfn", "var" -> with(Mark.EMPHASIS);
        case "code", "samp", "tt", "kbd" -> with(Mark.CODE);
        case "a" ->
            element.hasAttr("href") ? new Style(marks, Optional.of(element.attr("href"))) : this;
        default -> this;
      };
    }

    private Style with(Mark mark) {
      Set<Mark> all = EnumSet.of(mark);
      all.addAll(marks);
      return new Style(all, href);
    }
  }

  private static final class Reader {
    private final List<Span> spans = new ArrayList<>();
    private final List<String> anchors = new ArrayList<>();

    void read(Node node, Style style) {
      switch (node) {
        case TextNode text -> add(BLANKS.matcher(text.getWholeText()).replaceAll(" "), style);
        case Element element when element.normalName().equals("br") -> add("\n", style);
        case Element element -> {
          anchor(element);
          element.childNodes().forEach(child -> read(child, style.within(element)));
        }
        default -> {}
      }
    }

    private void anchor(Element element) {
      String named = element.id().isEmpty() ? element.attr("name") : element.id();
      if (!named.isBlank()) {
        anchors.add(named.strip());
      }
    }

    private void add(String text, Style style) {
      spans.add(new Span(text, style.marks(), style.href()));
    }
  }
}

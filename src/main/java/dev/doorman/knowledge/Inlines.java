package dev.doorman.knowledge;

import dev.doorman.knowledge.Span.Mark;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

  /** Signs that stand for those of a formula, where Unicode has them: 10² is not 102. */
  private static final Map<String, Map<String, String>> RAISED =
      Map.of("sup", signs("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ"), "sub", signs("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"));

  private static Map<String, String> signs(String signs) {
    return signs
        .codePoints()
        .mapToObj(Character::toString)
        .collect(
            Collectors.toMap(
                sign -> Normalizer.normalize(sign, Normalizer.Form.NFKC).replace('−', '-'),
                sign -> sign));
  }

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
        case "strong", "b", "mark" -> with(Mark.STRONG);
        case "em", "i", "cite", "dfn", "var" -> with(Mark.EMPHASIS);
        case "code", "samp", "tt", "kbd" -> with(Mark.CODE);
        case "del", "s", "strike" -> with(Mark.STRIKE);
        case "a" ->
            element.hasAttr("href") ? new Style(marks, Optional.of(element.attr("href"))) : this;
        default -> this;
      };
    }

    Style with(Mark mark) {
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
        case Element element -> read(element, style);
        default -> {}
      }
    }

    private void read(Element element, Style style) {
      anchor(element);
      Style within = style.within(element);
      switch (element.normalName()) {
        case "br" -> add("\n", style);
        case "wbr", "input" -> {}
        case "img" ->
            Images.of(element)
                .ifPresent(
                    image ->
                        spans.add(new Span("", style.marks(), style.href(), Optional.of(image))));
        case "sup", "sub" -> add(raised(element), within);
        case "iframe", "video", "audio", "embed", "object", "source" -> media(element, within);
        case "q" -> {
          add("“", within);
          element.childNodes().forEach(child -> read(child, within));
          add("”", within);
        }
        default -> element.childNodes().forEach(child -> read(child, within));
      }
    }

    /** Pictures and links within are rare; a footnote's mark is no number of the text. */
    private static String raised(Element element) {
      String text = element.text();
      Map<String, String> signs = RAISED.getOrDefault(element.normalName(), Map.of());
      boolean all = text.codePoints().allMatch(sign -> signs.containsKey(Character.toString(sign)));
      return all
          ? text.codePoints()
              .mapToObj(sign -> signs.getOrDefault(Character.toString(sign), ""))
              .collect(Collectors.joining())
          : text;
    }

    /** What plays elsewhere is linked to. */
    private void media(Element element, Style style) {
      String source = element.hasAttr("src") ? element.attr("src") : element.attr("data");
      if (source.isBlank()) {
        element.childNodes().forEach(child -> read(child, style));
        return;
      }
      String title = element.attr("title").isBlank() ? source : element.attr("title");
      spans.add(new Span(title, style.marks(), Optional.of(source)));
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

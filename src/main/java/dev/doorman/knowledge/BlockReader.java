package dev.doorman.knowledge;

import dev.doorman.knowledge.Inlines.Style;
import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Makes blocks of elements. For one thread. */
final class BlockReader {
  private static final String LANGUAGE = "language-";

  private final Parts parts;
  private final Locale locale;

  /** Takes what an anchor within a block stands for. */
  @FunctionalInterface
  interface Parts {
    void add(Node at, String anchor, Block block);
  }

  /**
   * @param locale of the article, for what notes are called
   */
  BlockReader(Parts parts, Locale locale) {
    this.parts = parts;
    this.locale = locale;
  }

  Locale locale() {
    return locale;
  }

  /** The blocks of what stands in a row: elements, and text between them. */
  List<Block> flow(List<? extends Node> nodes, Style style) {
    List<Block> blocks = new ArrayList<>();
    List<Node> run = new ArrayList<>();
    for (Node node : nodes) {
      if (Elements.isBlock(node)) {
        blocks.addAll(paragraph(run, style));
        run.clear();
        blocks.addAll(block((Element) node, style));
      } else {
        run.add(node);
      }
    }
    blocks.addAll(paragraph(run, style));
    return blocks;
  }

  private List<Block> block(Element element, Style style) {
    return switch (element.normalName()) {
      case "p" -> flow(element.childNodes(), style);
      case "h1", "h2", "h3", "h4", "h5", "h6", "legend" -> subheading(element);
      case "ol" -> steps(element, style);
      case "ul", "menu", "dir" -> bullets(element, style);
      case "blockquote" -> List.of(Asides.of(element, this, style));
      case "figure" -> flow(element.childNodes(), style);
      case "figcaption" -> paragraph(element.childNodes(), style.with(Mark.EMPHASIS));
      case "dl" -> List.of(definitions(element, style));
      case "table" -> tables(element);
      case "pre" -> code(element);
      case "hr" -> List.of();
      case "details" -> List.of(details(element, style));
      default -> flow(element.childNodes(), style.within(element));
    };
  }

  /** Whether a paragraph is made of some nodes, and which. */
  static List<Block> paragraph(List<? extends Node> run, Style style) {
    return shown(Anchored.of(Inlines.of(run, style).spans()).spans());
  }

  /** A paragraph; pictures where it holds nothing else. */
  static List<Block> shown(List<Span> spans) {
    if (spans.isEmpty()) {
      return List.of();
    }
    boolean isPictures =
        spans.stream()
            .allMatch(
                span ->
                    span.href().isEmpty() && (span.image().isPresent() || span.text().isBlank()));
    return isPictures
        ? spans.stream()
            .flatMap(span -> span.image().stream())
            .<Block>map(Block.Picture::new)
            .toList()
        : List.of(new Block.Paragraph(spans));
  }

  /** A heading below those of sections: a paragraph in strong type. */
  static List<Block> subheading(Element heading) {
    return strong(Anchored.of(Inlines.of(heading.childNodes()).spans()).spans());
  }

  private static List<Block> strong(List<Span> spans) {
    return spans.isEmpty()
        ? List.of()
        : List.of(
            new Block.Paragraph(Spans.tidy(spans.stream().map(BlockReader::strong).toList())));
  }

  private static Span strong(Span span) {
    Set<Mark> marks = EnumSet.of(Mark.STRONG);
    marks.addAll(span.marks());
    return new Span(span.text(), marks, span.href(), span.image());
  }

  private static List<Block> code(Element element) {
    String text = element.wholeText().stripTrailing();
    return text.isEmpty() ? List.of() : List.of(new Block.Code(text, language(element)));
  }

  private static Optional<String> language(Element element) {
    return element.select("code").stream()
        .flatMap(code -> code.classNames().stream())
        .filter(name -> name.startsWith(LANGUAGE))
        .map(name -> name.substring(LANGUAGE.length()))
        .findFirst();
  }

  private Block details(Element element, Style style) {
    List<Span> title = List.of();
    List<Node> rest = new ArrayList<>();
    for (Node node : element.childNodes()) {
      if (node instanceof Element child && child.normalName().equals("summary")) {
        title = Inlines.of(child.childNodes(), style).spans();
      } else {
        rest.add(node);
      }
    }
    return new Block.Aside(Block.Tone.DETAILS, title, flow(rest, style));
  }

  private List<Block> steps(Element list, Style style) {
    List<Block.Item> items = items(list, style);
    String start = list.attr("start");
    return items.isEmpty()
        ? List.of()
        : List.of(new Block.Steps(items, start.matches("\\d{1,9}") ? Integer.parseInt(start) : 1));
  }

  private List<Block> bullets(Element list, Style style) {
    boolean tasks = list.children().stream().anyMatch(BlockReader::isTask);
    List<Block.Item> items = items(list, style);
    for (Block.Item item : items) {
      item.anchor()
          .ifPresent(
              anchor ->
                  parts.add(
                      list,
                      anchor,
                      tasks
                          ? new Block.Checklist(List.of(item))
                          : new Block.Bullets(List.of(item))));
    }
    if (items.isEmpty()) {
      return List.of();
    }
    return List.of(tasks ? new Block.Checklist(items) : new Block.Bullets(items));
  }

  private static boolean isTask(Element item) {
    Element first = item.firstElementChild();
    if (first != null && first.normalName().equals("p")) {
      first = first.firstElementChild();
    }
    return first != null
        && first.normalName().equals("input")
        && first.attr("type").equals("checkbox");
  }

  private List<Block.Item> items(Element list, Style style) {
    List<Block.Item> items = new ArrayList<>();
    for (Node child : list.childNodes()) {
      if (child instanceof Element element && element.normalName().equals("li")) {
        items.add(item(element.childNodes(), style));
      } else if (!Elements.isBlank(child)) {
        // A list within a list that stands beside its item belongs to that item.
        List<Block> more = flow(List.of(child), style);
        if (!more.isEmpty()) {
          Block.Item last =
              items.isEmpty()
                  ? new Block.Item(Optional.empty(), List.of(), List.of())
                  : items.removeLast();
          List<Block> under = new ArrayList<>(last.blocks());
          under.addAll(more);
          items.add(new Block.Item(last.anchor(), last.spans(), under));
        }
      }
    }
    return items;
  }

  /** The text that an item begins with, and the blocks under it. */
  private Block.Item item(List<Node> nodes, Style style) {
    List<Node> first = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : nodes) {
      boolean begins = rest.isEmpty();
      boolean isFirstParagraph =
          begins
              && first.stream().allMatch(Elements::isBlank)
              && node instanceof Element element
              && element.normalName().equals("p")
              && element.children().stream().noneMatch(Elements::isBlock);
      if (isFirstParagraph) {
        first.clear();
        first.addAll(node.childNodes());
        rest.addAll(node.siblingNodes().subList(node.siblingIndex(), nodes.size() - 1));
        break;
      }
      if (begins && !Elements.isBlock(node)) {
        first.add(node);
      } else {
        rest.add(node);
      }
    }
    Inlines inlines = Inlines.of(first, style);
    Anchored text = Anchored.of(inlines.spans());
    return new Block.Item(text.anchor(), text.spans(), flow(rest, style));
  }

  private Block definitions(Element list, Style style) {
    List<Block.Item> items = new ArrayList<>();
    for (Element child : list.select("dt, dd")) {
      if (child.normalName().equals("dt")) {
        items.add(
            new Block.Item(
                Optional.empty(),
                Inlines.of(child.childNodes(), style.within(new Element("b"))).spans(),
                List.of()));
      } else {
        Block.Item last =
            items.isEmpty()
                ? new Block.Item(Optional.empty(), List.of(), List.of())
                : items.removeLast();
        List<Block> under = new ArrayList<>(last.blocks());
        under.addAll(flow(child.childNodes(), style));
        items.add(new Block.Item(last.anchor(), last.spans(), under));
      }
    }
    return new Block.Bullets(items);
  }

  /** An anchor behind a row's last cell stands for that row under the header. */
  private List<Block> tables(Element element) {
    TableReader table = TableReader.of(element);
    if (table.rows().isEmpty() && table.header().stream().allMatch(List::isEmpty)) {
      return List.of();
    }
    table
        .anchored()
        .forEach(
            (anchor, row) ->
                parts.add(element, anchor, new Block.Table(table.header(), List.of(row))));
    List<Block> blocks = new ArrayList<>();
    if (!table.caption().isEmpty()) {
      blocks.add(new Block.Paragraph(table.caption()));
    }
    blocks.add(new Block.Table(table.header(), table.rows()));
    return blocks;
  }
}

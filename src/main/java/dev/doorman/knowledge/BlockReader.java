package dev.doorman.knowledge;

import dev.doorman.knowledge.Inlines.Style;
import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/** Makes blocks of elements. For one thread. */
final class BlockReader {
  private final Parts parts;

  /** Takes what an anchor within a block stands for. */
  @FunctionalInterface
  interface Parts {
    void add(Node at, String anchor, Block block);
  }

  BlockReader(Parts parts) {
    this.parts = parts;
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
      case "ol" -> List.of(new Block.Steps(items(element, style)));
      case "ul", "menu", "dir" -> List.of(bullets(element, style));
      case "dl" -> List.of(definitions(element, style));
      case "table" -> List.of(table(element));
      case "pre" -> code(element);
      case "hr" -> List.of();
      case "details" -> details(element, style);
      default -> flow(element.childNodes(), style.within(element));
    };
  }

  /** Whether a paragraph is made of some nodes, and which. */
  static List<Block> paragraph(List<? extends Node> run, Style style) {
    List<Span> spans = Anchored.of(Inlines.of(run, style).spans()).spans();
    return spans.isEmpty() ? List.of() : List.of(new Block.Paragraph(spans));
  }

  /** A heading below those of sections: a paragraph in strong type. */
  static List<Block> subheading(Element heading) {
    return strong(Anchored.of(Inlines.of(heading.childNodes()).spans()).spans());
  }

  private static List<Block> strong(List<Span> spans) {
    String text = Anchored.text(spans).strip();
    return text.isEmpty()
        ? List.of()
        : List.of(
            new Block.Paragraph(List.of(new Span(text, Set.of(Mark.STRONG), Optional.empty()))));
  }

  private static List<Block> code(Element element) {
    String text = element.wholeText().strip();
    return text.isEmpty()
        ? List.of()
        : List.of(
            new Block.Paragraph(List.of(new Span(text, Set.of(Mark.CODE), Optional.empty()))));
  }

  private List<Block> details(Element element, Style style) {
    List<Block> blocks = new ArrayList<>();
    List<Node> rest = new ArrayList<>();
    for (Node node : element.childNodes()) {
      if (node instanceof Element child && child.normalName().equals("summary")) {
        blocks.addAll(strong(Inlines.of(child.childNodes(), style).spans()));
      } else {
        rest.add(node);
      }
    }
    blocks.addAll(flow(rest, style));
    return blocks;
  }

  private Block bullets(Element list, Style style) {
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
    return tasks ? new Block.Checklist(items) : new Block.Bullets(items);
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
  private Block table(Element table) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Map<String, List<List<Span>>> anchored = new LinkedHashMap<>();
    for (Element row : table.select("tr")) {
      List<List<Span>> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        Anchored text = Anchored.of(Inlines.of(cell.childNodes()).spans());
        cells.add(text.spans());
        text.anchor().ifPresent(anchor -> anchored.put(anchor, cells));
      }
      rows.add(cells);
    }
    if (rows.isEmpty()) {
      return new Block.Table(List.of(), List.of());
    }
    anchored.forEach(
        (anchor, row) -> parts.add(table, anchor, new Block.Table(rows.getFirst(), List.of(row))));
    return new Block.Table(rows.getFirst(), rows.subList(1, rows.size()));
  }
}

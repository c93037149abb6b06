package dev.doorman.knowledge;

import dev.doorman.knowledge.Inlines.Style;
import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * A table's cells. A cell that spans several rows is said in each, so that each row can stand
 * alone; blocks in a cell become lines.
 *
 * @param header of empty cells where the table has none
 * @param anchored rows by the anchor that is written in them
 */
record TableReader(
    List<List<Span>> header,
    List<List<List<Span>>> rows,
    List<Span> caption,
    Map<String, List<List<Span>>> anchored) {
  /** A table of more columns or rows in one cell is none. */
  private static final int MAX_SPAN = 50;

  /** The cells of a table. */
  @SuppressWarnings("ReferenceEquality") // Which node it is, not what it holds.
  static TableReader of(Element table) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Map<String, List<List<Span>>> anchored = new LinkedHashMap<>();
    Map<Integer, Spanning> above = new TreeMap<>();
    boolean hasHeader = false;
    for (Element row : table.select("tr")) {
      if (row.closest("table") != table) {
        continue;
      }
      List<List<Span>> cells = new ArrayList<>();
      for (Element cell : row.children()) {
        fromAbove(cells, above);
        Anchored text = Anchored.of(Inlines.of(lines(cell)).spans());
        text.anchor().ifPresent(anchor -> anchored.put(anchor, cells));
        int down = span(cell, "rowspan") - 1;
        for (int i = 0; i < span(cell, "colspan"); i++) {
          List<Span> said = i == 0 ? text.spans() : List.of();
          if (down > 0) {
            above.put(cells.size(), new Spanning(said, down));
          }
          cells.add(said);
        }
      }
      fromAbove(cells, above);
      hasHeader |= rows.isEmpty() && isHeader(row);
      rows.add(cells);
    }
    int width = rows.stream().mapToInt(List::size).max().orElse(0);
    rows.forEach(
        cells -> {
          while (cells.size() < width) {
            cells.add(List.of());
          }
        });
    List<List<Span>> header = new ArrayList<>();
    if (hasHeader) {
      header.addAll(rows.removeFirst());
    } else {
      for (int i = 0; i < width; i++) {
        header.add(List.of());
      }
    }
    Element caption = table.selectFirst("caption");
    return new TableReader(
        header,
        rows,
        caption == null
            ? List.of()
            : Inlines.of(caption.childNodes(), Style.NONE.with(Mark.STRONG)).spans(),
        anchored);
  }

  /** A cell that goes on in rows below. */
  private record Spanning(List<Span> spans, int rows) {}

  private static void fromAbove(List<List<Span>> cells, Map<Integer, Spanning> above) {
    for (Spanning cell = above.remove(cells.size());
        cell != null;
        cell = above.remove(cells.size())) {
      if (cell.rows() > 1) {
        above.put(cells.size(), new Spanning(cell.spans(), cell.rows() - 1));
      }
      cells.add(cell.spans());
    }
  }

  private static boolean isHeader(Element row) {
    return (row.parent() != null && row.parent().normalName().equals("thead"))
        || (!row.children().isEmpty()
            && row.children().stream().allMatch(cell -> cell.normalName().equals("th")));
  }

  private static int span(Element cell, String name) {
    String value = cell.attr(name);
    return value.matches("[1-9]\\d?") ? Math.min(Integer.parseInt(value), MAX_SPAN) : 1;
  }

  /** A cell's content, with a line break before what would be a block of its own. */
  private static List<Node> lines(Element cell) {
    Element copy = cell.clone();
    for (Element block : copy.select("p, li, div, tr, pre, blockquote, h1, h2, h3, h4, h5, h6")) {
      block.before(new Element("br"));
      if (block.normalName().equals("li")) {
        block.prependText("• ");
      }
      block.after(new Element("br"));
    }
    return copy.childNodes();
  }
}

package dev.doorman.site;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A block as the templates show it, which cannot tell types apart.
 *
 * @param anchor the block's id on the page, or null
 * @param runs of a paragraph or a sub-heading
 * @param entries of a list
 * @param grid of a table, or null
 */
public record Piece(
    Kind kind, @Nullable String anchor, List<Run> runs, List<Entry> entries, @Nullable Grid grid) {
  /** What stands behind a piece. */
  public enum Kind {
    PARAGRAPH,
    SUBHEADING,
    STEPS,
    BULLETS,
    CHECKLIST,
    TABLE
  }

  /** One entry of a list, with what stands under it. */
  public record Entry(@Nullable String anchor, List<Run> runs, List<Piece> pieces) {}

  /**
   * A table.
   *
   * @param named whether the first cell of each row is the row's name
   */
  public record Grid(boolean named, Row header, List<Row> rows) {}

  /** The cells of a row; the name is empty where the table's rows have none. */
  public record Row(@Nullable String anchor, List<Run> name, List<List<Run>> cells) {}

  static List<Piece> of(List<Block> blocks, Anchors anchors) {
    return blocks.stream().map(block -> of(block, anchors)).toList();
  }

  private static Piece of(Block block, Anchors anchors) {
    return switch (block) {
      case Block.Paragraph(List<Span> spans) ->
          new Piece(kind(spans), anchors.of(block), Run.of(spans), List.of(), null);
      case Block.Steps(List<Block.Item> items) -> list(Kind.STEPS, items);
      case Block.Bullets(List<Block.Item> items) -> list(Kind.BULLETS, items);
      case Block.Checklist(List<Block.Item> items) -> list(Kind.CHECKLIST, items);
      case Block.Table table -> table(table, anchors);
    };
  }

  /** The knowledge base hands a sub-heading over as a paragraph that is all in strong type. */
  private static Kind kind(List<Span> spans) {
    boolean subheading =
        spans.size() == 1
            && spans.getFirst().marks().equals(Set.of(Span.Mark.STRONG))
            && spans.getFirst().href().isEmpty();
    return subheading ? Kind.SUBHEADING : Kind.PARAGRAPH;
  }

  private static Piece list(Kind kind, List<Block.Item> items) {
    List<Entry> entries =
        items.stream()
            .map(
                item ->
                    new Entry(
                        item.anchor().orElse(null),
                        Run.of(item.spans()),
                        of(item.blocks(), Anchors.NONE)))
            .toList();
    return new Piece(kind, null, List.of(), entries, null);
  }

  private static Piece table(Block.Table table, Anchors anchors) {
    // Where the corner is empty, the first column names the rows.
    boolean named =
        !table.header().isEmpty() && PlainText.spans(table.header().getFirst()).isEmpty();
    List<Row> rows = table.rows().stream().map(row -> row(row, named, anchors)).toList();
    var grid = new Grid(named, row(table.header(), named, anchors), rows);
    return new Piece(Kind.TABLE, null, List.of(), List.of(), grid);
  }

  private static Row row(List<List<Span>> cells, boolean named, Anchors anchors) {
    List<List<Run>> runs = cells.stream().map(Run::of).toList();
    String anchor = anchors.of(cells);
    return named
        ? new Row(anchor, runs.getFirst(), runs.subList(1, runs.size()))
        : new Row(anchor, List.of(), runs);
  }
}

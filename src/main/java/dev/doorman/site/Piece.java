package dev.doorman.site;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Image;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A block as the templates show it, which cannot tell types apart.
 *
 * @param anchor the block's id on the page, or null
 * @param runs of a paragraph or a sub-heading
 * @param entries of a list
 * @param grid of a table, or null
 * @param more what only some kinds have
 */
public record Piece(
    Kind kind,
    @Nullable String anchor,
    List<Run> runs,
    List<Entry> entries,
    @Nullable Grid grid,
    More more) {
  /** What stands behind a piece. */
  public enum Kind {
    PARAGRAPH,
    SUBHEADING,
    STEPS,
    BULLETS,
    CHECKLIST,
    TABLE,
    CODE,
    PICTURE,
    ASIDE,
    DETAILS
  }

  /**
   * What only some kinds have.
   *
   * @param start the number of the first step
   * @param text of code
   * @param picture or null
   * @param tone of an aside, in small letters
   * @param pieces within an aside
   */
  public record More(
      int start, String text, @Nullable Shown picture, String tone, List<Piece> pieces) {
    static final More NONE = new More(1, "", null, "", List.of());
  }

  /**
   * One entry of a list, with what stands under it.
   *
   * @param number of a step
   */
  public record Entry(@Nullable String anchor, int number, List<Run> runs, List<Piece> pieces) {}

  /**
   * A table.
   *
   * @param named whether the first cell of each row is the row's name
   */
  public record Grid(boolean named, Row header, List<Row> rows) {}

  /** The cells of a row; the name is empty where the table's rows have none. */
  public record Row(@Nullable String anchor, List<Run> name, List<List<Run>> cells) {
    /** Whether there is nothing in it, as in the header of a table that has none. */
    public boolean empty() {
      return name.isEmpty() && cells.stream().allMatch(List::isEmpty);
    }
  }

  static List<Piece> of(List<Block> blocks, Anchors anchors) {
    return blocks.stream().map(block -> of(block, anchors)).toList();
  }

  private static Piece of(Block block, Anchors anchors) {
    return switch (block) {
      case Block.Paragraph(List<Span> spans) ->
          new Piece(
              kind(spans),
              anchors.of(block),
              isSubheading(spans) ? Run.plain(spans) : Run.of(spans),
              List.of(),
              null,
              More.NONE);
      case Block.Steps(List<Block.Item> items, int start) ->
          list(Kind.STEPS, items, new More(start, "", null, "", List.of()));
      case Block.Bullets(List<Block.Item> items) -> list(Kind.BULLETS, items, More.NONE);
      case Block.Checklist(List<Block.Item> items) -> list(Kind.CHECKLIST, items, More.NONE);
      case Block.Table table -> table(table, anchors);
      case Block.Code code ->
          of(Kind.CODE, anchors.of(block), new More(1, code.text(), null, "", List.of()));
      case Block.Picture(Image image) ->
          of(Kind.PICTURE, anchors.of(block), new More(1, "", Shown.of(image), "", List.of()));
      case Block.Aside aside -> aside(aside, anchors.of(block));
    };
  }

  private static Piece of(Kind kind, @Nullable String anchor, More more) {
    return new Piece(kind, anchor, List.of(), List.of(), null, more);
  }

  private static Piece aside(Block.Aside aside, @Nullable String anchor) {
    String tone = aside.tone().name().toLowerCase(Locale.ROOT);
    return new Piece(
        aside.tone() == Block.Tone.DETAILS ? Kind.DETAILS : Kind.ASIDE,
        anchor,
        Run.of(aside.title()),
        List.of(),
        null,
        new More(1, "", null, tone, of(aside.blocks(), Anchors.NONE)));
  }

  /** The knowledge base hands a sub-heading over as a paragraph that is all in strong type. */
  private static Kind kind(List<Span> spans) {
    return isSubheading(spans) ? Kind.SUBHEADING : Kind.PARAGRAPH;
  }

  private static boolean isSubheading(List<Span> spans) {
    return !spans.isEmpty()
        && spans.stream().allMatch(span -> span.marks().contains(Span.Mark.STRONG));
  }

  private static Piece list(Kind kind, List<Block.Item> items, More more) {
    List<Entry> entries = new ArrayList<>();
    for (Block.Item item : items) {
      entries.add(
          new Entry(
              item.anchor().orElse(null),
              more.start() + entries.size(),
              Run.of(item.spans()),
              of(item.blocks(), Anchors.NONE)));
    }
    return new Piece(kind, null, List.of(), entries, null, more);
  }

  private static Piece table(Block.Table table, Anchors anchors) {
    // Where the corner is empty, the first column names the rows.
    boolean named =
        !table.header().isEmpty()
            && PlainText.spans(table.header().getFirst()).isEmpty()
            && table.header().stream().anyMatch(cell -> !cell.isEmpty());
    List<Row> rows = table.rows().stream().map(row -> row(row, named, anchors)).toList();
    var grid = new Grid(named, row(table.header(), named, anchors), rows);
    return new Piece(Kind.TABLE, null, List.of(), List.of(), grid, More.NONE);
  }

  private static Row row(List<List<Span>> cells, boolean named, Anchors anchors) {
    List<List<Run>> runs = cells.stream().map(Run::of).toList();
    String anchor = anchors.of(cells);
    return named
        ? new Row(anchor, runs.getFirst(), runs.subList(1, runs.size()))
        : new Row(anchor, List.of(), runs);
  }
}

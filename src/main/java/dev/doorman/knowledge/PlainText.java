package dev.doorman.knowledge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Blocks as plain text. */
public final class PlainText {
  private PlainText() {}

  /** All the text, one line for each paragraph, item and table row. */
  public static String of(List<Block> blocks) {
    return blocks.stream()
        .filter(block -> !(block instanceof Block.Picture))
        .map(PlainText::of)
        .collect(Collectors.joining("\n"));
  }

  /** The text of one block. */
  public static String of(Block block) {
    return switch (block) {
      case Block.Paragraph(List<Span> spans) -> spans(spans);
      case Block.Steps steps -> items(steps.items());
      case Block.Bullets(List<Block.Item> items) -> items(items);
      case Block.Checklist(List<Block.Item> items) -> items(items);
      case Block.Table table ->
          Stream.concat(Stream.of(table.header()), table.rows().stream())
              .map(PlainText::row)
              .collect(Collectors.joining("\n"));
      case Block.Code code -> code.text();
      case Block.Picture picture -> "";
      case Block.Aside aside ->
          Stream.of(spans(aside.title()), of(aside.blocks()))
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("\n"));
    };
  }

  /** The cells of a table row. */
  public static String row(List<List<Span>> cells) {
    return cells.stream()
        .map(PlainText::spans)
        .filter(cell -> !cell.isBlank())
        .collect(Collectors.joining(": "));
  }

  /** The text of spans, without their marks. */
  public static String spans(List<Span> spans) {
    return spans.stream().map(Span::text).collect(Collectors.joining()).strip();
  }

  private static String items(List<Block.Item> items) {
    return items.stream()
        .map(
            item ->
                Stream.of(spans(item.spans()), of(item.blocks()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n")))
        .collect(Collectors.joining("\n"));
  }
}

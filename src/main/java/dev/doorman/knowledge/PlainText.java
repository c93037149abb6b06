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

  /** All runs of text, those within lists, tables and notes too; none of code. */
  public static Stream<Span> runs(List<Block> blocks) {
    return blocks.stream().flatMap(PlainText::runs);
  }

  private static Stream<Span> runs(Block block) {
    return switch (block) {
      case Block.Paragraph(List<Span> spans) -> spans.stream();
      case Block.Steps steps -> inItems(steps.items());
      case Block.Bullets(List<Block.Item> items) -> inItems(items);
      case Block.Checklist(List<Block.Item> items) -> inItems(items);
      case Block.Table table ->
          Stream.concat(Stream.of(table.header()), table.rows().stream())
              .flatMap(List::stream)
              .flatMap(List::stream);
      case Block.Code code -> Stream.empty();
      case Block.Picture picture -> Stream.empty();
      case Block.Aside aside -> Stream.concat(aside.title().stream(), runs(aside.blocks()));
    };
  }

  private static Stream<Span> inItems(List<Block.Item> items) {
    return items.stream()
        .flatMap(item -> Stream.concat(item.spans().stream(), runs(item.blocks())));
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

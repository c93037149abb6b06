package dev.doorman.cli;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Maybe;
import dev.doorman.answer.Offer;
import dev.doorman.answer.Outcome;
import dev.doorman.answer.Unknown;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Image;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An outcome for people: the answer, then where it stands. */
final class TextFormat implements Ask.Format {
  private static final int CODE_INDENT = 4;
  private static final String UNKNOWN = "I don't know: the help articles have no answer to that.";
  private static final String MAYBE =
      "I'm not sure that the help articles answer this. These sections come nearest:";

  @Override
  public String of(Asked asked) {
    return switch (asked.outcome()) {
      case Answer answer ->
          foreign(answer, asked.locale())
              + text(answer)
              + "\n"
              + sources(answer.citations())
              + "\n";
      case Maybe maybe -> MAYBE + "\n" + offered(maybe) + "\n";
      case Unknown unknown -> UNKNOWN + "\n";
    };
  }

  private static String foreign(Answer answer, Locale asked) {
    return answer
        .foreign(asked)
        .map(
            locale ->
                "(There is no article about this in %s; this is the one in %s.)\n"
                    .formatted(language(asked), language(locale)))
        .orElse("");
  }

  private static String language(Locale locale) {
    return locale.getDisplayLanguage(Locale.ENGLISH);
  }

  private static String offered(Maybe maybe) {
    return sources(maybe.offered().stream().map(Offer::citation).toList());
  }

  private static String sources(List<Citation> citations) {
    return citations.stream()
        .map(citation -> "Source: " + citation.title() + " (" + citation.url() + ")")
        .collect(Collectors.joining("\n"));
  }

  /** The answer's passages as plain text; nothing where there is no answer. */
  static String text(Outcome outcome) {
    return switch (outcome) {
      case Answer answer ->
          answer.blocks().stream().map(TextFormat::text).collect(Collectors.joining("\n"));
      case Maybe maybe -> "";
      case Unknown unknown -> "";
    };
  }

  private static String text(Block block) {
    return switch (block) {
      case Block.Paragraph(List<Span> spans) -> PlainText.spans(spans);
      case Block.Steps steps -> steps(steps);
      case Block.Bullets(List<Block.Item> items) -> items("- ", items);
      case Block.Checklist(List<Block.Item> items) -> items("[ ] ", items);
      case Block.Table table -> table(table);
      case Block.Code code -> code.text().indent(CODE_INDENT).stripTrailing();
      case Block.Picture(Image image) -> "[" + image.alt() + "]";
      case Block.Aside aside ->
          Stream.concat(
                  Stream.of(PlainText.spans(aside.title())),
                  aside.blocks().stream().map(TextFormat::text))
              .filter(text -> !text.isBlank())
              .collect(Collectors.joining("\n"))
              .indent(2)
              .stripTrailing();
    };
  }

  private static String steps(Block.Steps steps) {
    List<String> lines = new ArrayList<>();
    for (Block.Item item : steps.items()) {
      lines.add(item(steps.start() + lines.size() + ". ", item));
    }
    return String.join("\n", lines);
  }

  private static String items(String mark, List<Block.Item> items) {
    return items.stream().map(item -> item(mark, item)).collect(Collectors.joining("\n"));
  }

  private static String item(String mark, Block.Item item) {
    String under =
        item.blocks().stream()
            .map(block -> "\n" + text(block).indent(mark.length()).stripTrailing())
            .collect(Collectors.joining());
    return mark + PlainText.spans(item.spans()) + under;
  }

  /** Each row by its first cell, the others under their headings. */
  private static String table(Block.Table table) {
    List<String> lines = new ArrayList<>();
    for (List<List<Span>> row : table.rows()) {
      List<String> cells = new ArrayList<>();
      for (int i = 1; i < row.size(); i++) {
        cells.add(PlainText.spans(table.header().get(i)) + ": " + PlainText.spans(row.get(i)));
      }
      lines.add(PlainText.spans(row.getFirst()) + " – " + String.join(". ", cells));
    }
    return String.join("\n", lines);
  }
}

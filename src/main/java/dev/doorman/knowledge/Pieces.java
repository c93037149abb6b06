package dev.doorman.knowledge;

import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Cuts a section into the smallest pieces that make sense alone. What only leads to something (a
 * heading, a bold lead, words that end in a colon, a {@code Q:} line) goes with what follows; what
 * only belongs to something (a picture, a note, a footnote, code) goes with what stands before it;
 * and steps that go on behind an interruption are one piece with it.
 */
final class Pieces {
  /** In characters; what is shorter says nothing alone. */
  private static final int SHORT_MOST = 20;

  private static final Pattern ENDS_SENTENCE = Pattern.compile(".*[.!。！।؟]\\s*", Pattern.DOTALL);
  private static final Pattern QUESTION_LINE =
      Pattern.compile("(?i)Q(?:uestion)?\\s*\\d*\\s*[:.：].*");
  private static final String QUESTION_MARKS = "?？؟";

  private Pieces() {}

  /** The pieces of a section, in order; together they are all of its blocks. */
  static List<List<Block>> of(List<Block> blocks) {
    List<List<Block>> pieces = new ArrayList<>();
    List<Block> leads = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      int end = endOfSteps(blocks, i);
      if (end > i + 1) {
        pieces.add(joined(leads, blocks.subList(i, end)));
        i = end - 1;
      } else if (leadsOn(block)) {
        leads.add(block);
      } else if (belongsToLast(block) && leads.isEmpty() && !pieces.isEmpty()) {
        pieces.add(joined(pieces.removeLast(), List.of(block)));
      } else if (leads.isEmpty()) {
        pieces.addAll(split(block));
      } else {
        pieces.add(joined(leads, List.of(block)));
      }
    }
    if (!leads.isEmpty()) {
      pieces.add(pieces.isEmpty() ? List.copyOf(leads) : joined(pieces.removeLast(), leads));
    }
    return pieces;
  }

  /** Takes the first blocks, which are used up where the list can change. */
  private static List<Block> joined(List<Block> first, List<Block> second) {
    List<Block> all = new ArrayList<>(first);
    all.addAll(second);
    if (first instanceof ArrayList<Block>) {
      first.clear();
    }
    return List.copyOf(all);
  }

  /** Where steps end that begin here and go on with the next number behind something else. */
  private static int endOfSteps(List<Block> blocks, int from) {
    if (!(blocks.get(from) instanceof Block.Steps first)) {
      return from;
    }
    int end = from + 1;
    int next = first.start() + first.items().size();
    for (int i = from + 1; i < blocks.size() && !isHeading(blocks.get(i)); i++) {
      if (blocks.get(i) instanceof Block.Steps more) {
        if (more.start() != next) {
          break;
        }
        next += more.items().size();
        end = i + 1;
      }
    }
    return end;
  }

  private static List<List<Block>> split(Block block) {
    return switch (block) {
      case Block.Bullets(List<Block.Item> items) ->
          items.stream().map(item -> List.<Block>of(new Block.Bullets(List.of(item)))).toList();
      case Block.Checklist(List<Block.Item> items) ->
          items.stream().map(item -> List.<Block>of(new Block.Checklist(List.of(item)))).toList();
      case Block.Table(List<List<Span>> header, List<List<List<Span>>> rows) -> {
        List<List<Block>> pieces = new ArrayList<>();
        pieces.add(List.of(block));
        if (rows.size() > 1) {
          rows.forEach(row -> pieces.add(List.of(new Block.Table(header, List.of(row)))));
        }
        yield pieces;
      }
      case Block.Paragraph paragraph -> List.of(List.of(paragraph));
      case Block.Steps steps -> List.of(List.of(steps));
      case Block.Code code -> List.of(List.of(code));
      case Block.Picture picture -> List.of(List.of(picture));
      case Block.Aside aside -> List.of(List.of(aside));
    };
  }

  /** Whether a block is never an answer without what follows. */
  static boolean leadsOn(Block block) {
    return block instanceof Block.Paragraph
        && (isHeading(block) || isQuestion(PlainText.of(block)) || isLead(PlainText.of(block)));
  }

  /**
   * Whether a text leads to what stands behind it: it ends with a colon, of Chinese width or not.
   */
  static boolean isLead(String text) {
    String end = text.strip();
    return end.endsWith(":") || end.endsWith("：");
  }

  /** A heading, or a paragraph that is set off as one: all in strong type, and no sentence. */
  static boolean isHeading(Block block) {
    if (!(block instanceof Block.Paragraph(List<Span> spans))) {
      return false;
    }
    Predicate<Span> isSetOff = span -> span.text().isBlank() || span.marks().contains(Mark.STRONG);
    return spans.stream().anyMatch(span -> !span.text().isBlank())
        && spans.stream().allMatch(isSetOff)
        && !ENDS_SENTENCE.matcher(PlainText.of(block)).matches();
  }

  private static boolean isQuestion(String text) {
    String question = text.strip();
    return !question.isEmpty()
        && (QUESTION_MARKS.indexOf(question.charAt(question.length() - 1)) >= 0
            || QUESTION_LINE.matcher(question).matches());
  }

  private static boolean belongsToLast(Block block) {
    return switch (block) {
      case Block.Picture picture -> true;
      case Block.Code code -> true;
      case Block.Aside aside ->
          aside.tone() != Block.Tone.DETAILS && aside.tone() != Block.Tone.QUOTE;
      case Block.Paragraph paragraph -> PlainText.of(paragraph).length() < SHORT_MOST;
      case Block.Steps steps -> false;
      case Block.Bullets bullets -> false;
      case Block.Checklist checklist -> false;
      case Block.Table table -> false;
    };
  }
}

package dev.doorman.answer.check;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts checked sentences together: as blocks, and as the text of a draft. Not thread-safe. */
public final class Layout {
  private final Marks marks;
  private final List<Block> blocks = new ArrayList<>();
  private final List<Block.Item> items = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private Piece.Line kind = Piece.Line.PARAGRAPH;
  private boolean begun;
  private int steps;

  /**
   * @param passages whose names in strong type and links are set off in the text too
   */
  public Layout(List<Block> passages) {
    marks = Marks.of(passages);
  }

  /** Adds a sentence; gives what it adds to the draft. */
  public String add(Piece piece) {
    if (piece.line() == Piece.Line.SAME && begun) {
      line.append(' ').append(piece.text());
      return " " + piece.text();
    }
    finishLine();
    Piece.Line next = piece.line() == Piece.Line.SAME ? Piece.Line.PARAGRAPH : piece.line();
    if (next != kind) {
      finishList();
    }
    kind = next;
    String lead = begun ? "\n" : "";
    begun = true;
    line.append(piece.text());
    return lead
        + switch (next) {
          case STEP -> ++steps + ". ";
          case BULLET -> "• ";
          case PARAGRAPH, SAME -> "";
        }
        + piece.text();
  }

  /** All of it. */
  public List<Block> blocks() {
    finishLine();
    finishList();
    return List.copyOf(blocks);
  }

  private void finishLine() {
    if (line.isEmpty()) {
      return;
    }
    List<Span> spans = marks.in(line.toString());
    line.setLength(0);
    switch (kind) {
      case STEP, BULLET -> items.add(new Block.Item(Optional.empty(), spans, List.of()));
      case PARAGRAPH, SAME -> blocks.add(new Block.Paragraph(spans));
    }
  }

  private void finishList() {
    if (!items.isEmpty()) {
      blocks.add(kind == Piece.Line.STEP ? new Block.Steps(items) : new Block.Bullets(items));
      items.clear();
      steps = 0;
    }
  }
}

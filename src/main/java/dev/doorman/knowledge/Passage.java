package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can stand as an answer: a whole section, a part of it that has an anchor, or one of its
 * smallest pieces (a paragraph with the list that it leads in, a list of steps, one item of a list
 * that nothing leads in, a table, a row under its header).
 *
 * @param anchor of the section or the part; none for a piece
 * @param blocks as they would be shown
 */
public record Passage(Optional<String> anchor, List<Block> blocks) {
  /** In letters, about 250 words: the embedding model reads no further, and nor do customers. */
  private static final int LENGTH_MOST = 1_500;

  private static final int IDEOGRAPH = 3;

  public Passage {
    blocks = List.copyOf(blocks);
  }

  /** The passage's text. */
  public String text() {
    return PlainText.of(blocks);
  }

  /** Whether all that the other one says stands in this one too. */
  public boolean covers(Passage other) {
    return entries(blocks).containsAll(entries(other.blocks));
  }

  private static Set<Object> entries(List<Block> blocks) {
    Set<Object> entries = new LinkedHashSet<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Paragraph paragraph -> entries.add(paragraph);
        case Block.Steps steps -> entries.add(steps);
        case Block.Bullets(List<Block.Item> items) -> entries.addAll(items);
        case Block.Checklist(List<Block.Item> items) -> entries.addAll(items);
        case Block.Table(List<List<Span>> header, List<List<List<Span>>> rows) ->
            entries.addAll(rows);
        case Block.Code code -> entries.add(code);
        case Block.Picture picture -> entries.add(picture);
        case Block.Aside aside -> entries.add(aside);
      }
    }
    return entries;
  }

  /**
   * A section's passages: the whole, or its parts of a length to cite; then what has an anchor in
   * it; then the pieces that are none of these.
   */
  public static List<Passage> of(Section section) {
    List<List<Block>> pieces = Pieces.of(section.blocks());
    List<Passage> passages = new ArrayList<>();
    Set<List<Block>> seen = new LinkedHashSet<>();
    for (List<Block> part : parts(section.blocks(), pieces)) {
      if (seen.add(part)) {
        passages.add(
            new Passage(
                passages.isEmpty() ? Optional.of(section.anchor()) : Optional.empty(), part));
      }
    }
    section
        .parts()
        .forEach(
            (anchor, blocks) -> {
              if (seen.add(blocks)) {
                passages.add(new Passage(Optional.of(anchor), blocks));
              }
            });
    for (List<Block> piece : pieces) {
      if (seen.add(piece)) {
        passages.add(new Passage(Optional.empty(), piece));
      }
    }
    return passages.stream().filter(Passage::says).toList();
  }

  /** What a section's passages begin with: the whole, or its parts of a length to cite. */
  static List<Passage> partsOf(Section section) {
    return parts(section.blocks(), Pieces.of(section.blocks())).stream()
        .distinct()
        .map(part -> new Passage(Optional.of(section.anchor()), part))
        .toList();
  }

  /** Whether there is anything in it but pictures, and words that lead to something else. */
  private boolean says() {
    return anchor.isPresent() ? !text().isBlank() : !blocks.stream().allMatch(Passage::isBare);
  }

  private static boolean isBare(Block block) {
    return PlainText.of(block).isBlank() || Pieces.leadsOn(block);
  }

  /** All of it where it is short; else pieces joined up to the length that is read at once. */
  private static List<List<Block>> parts(List<Block> blocks, List<List<Block>> pieces) {
    if (length(blocks) <= LENGTH_MOST) {
      return List.of(blocks);
    }
    List<List<Block>> parts = new ArrayList<>();
    List<Block> open = new ArrayList<>();
    for (List<Block> piece : pieces) {
      if (piece.size() == 1 && piece.getFirst() instanceof Block.Table(var header, var rows)) {
        // The rows of a table come as pieces too.
        if (rows.size() == 1 && !blocks.contains(piece.getFirst())) {
          continue;
        }
      }
      if (!open.isEmpty() && length(open) + length(piece) > LENGTH_MOST) {
        parts.add(List.copyOf(open));
        open.clear();
      }
      open.addAll(piece);
    }
    parts.add(List.copyOf(open));
    return parts;
  }

  private static int length(List<Block> blocks) {
    return PlainText.of(blocks).codePoints().map(Passage::weight).sum();
  }

  /** A sign of Chinese says about as much as three letters. */
  private static int weight(int sign) {
    return Character.isIdeographic(sign) ? IDEOGRAPH : 1;
  }
}

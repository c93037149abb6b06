package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What can stand as an answer: a whole section, a part of it that has an anchor, or one of its
 * smallest pieces (a paragraph with the list that it leads in, a list of steps, one item of a list
 * that nothing leads in, a table).
 *
 * @param anchor of the section or the part; none for a piece
 * @param blocks as they would be shown
 */
public record Passage(Optional<String> anchor, List<Block> blocks) {
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
      }
    }
    return entries;
  }

  /** A section's passages: the whole, then its parts, then the pieces that are no part. */
  public static List<Passage> of(Section section) {
    List<Passage> passages = new ArrayList<>();
    passages.add(new Passage(Optional.of(section.anchor()), section.blocks()));
    Set<List<Block>> seen = new LinkedHashSet<>();
    seen.add(section.blocks());
    section
        .parts()
        .forEach(
            (anchor, blocks) -> {
              if (seen.add(blocks)) {
                passages.add(new Passage(Optional.of(anchor), blocks));
              }
            });
    for (List<Block> piece : pieces(section.blocks())) {
      if (seen.add(piece)) {
        passages.add(new Passage(Optional.empty(), piece));
      }
    }
    return passages;
  }

  private static List<List<Block>> pieces(List<Block> blocks) {
    List<List<Block>> pieces = new ArrayList<>();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      boolean leads =
          block instanceof Block.Paragraph && isLead(PlainText.of(block)) && i + 1 < blocks.size();
      if (leads) {
        i++;
        pieces.add(List.of(block, blocks.get(i)));
      } else {
        pieces.addAll(pieces(block));
      }
    }
    return pieces;
  }

  private static List<List<Block>> pieces(Block block) {
    return switch (block) {
      case Block.Bullets(List<Block.Item> items) ->
          items.stream().map(item -> List.<Block>of(new Block.Bullets(List.of(item)))).toList();
      case Block.Checklist(List<Block.Item> items) ->
          items.stream().map(item -> List.<Block>of(new Block.Checklist(List.of(item)))).toList();
      case Block.Paragraph paragraph -> List.of(List.of(paragraph));
      case Block.Steps steps -> List.of(List.of(steps));
      case Block.Table table -> List.of(List.of(table));
    };
  }

  /**
   * Whether a text leads to what stands behind it: it ends with a colon, of Chinese width or not.
   */
  static boolean isLead(String text) {
    String end = text.strip();
    return end.endsWith(":") || end.endsWith("：");
  }
}

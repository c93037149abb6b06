package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest piece of a section that can stand as an answer: a paragraph with the list that it
 * leads in, a whole list of steps, one item of a list that nothing leads in, a table.
 *
 * @param blocks as they would be shown
 */
public record Passage(List<Block> blocks) {
  public Passage {
    blocks = List.copyOf(blocks);
  }

  /** The passage's text. */
  public String text() {
    return PlainText.of(blocks);
  }

  /** A section's passages, in order. */
  public static List<Passage> of(Section section) {
    List<Passage> passages = new ArrayList<>();
    List<Block> blocks = section.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      List<Block> lead = new ArrayList<>();
      if (block instanceof Block.Paragraph
          && PlainText.of(block).endsWith(":")
          && i + 1 < blocks.size()) {
        lead.add(block);
        i++;
        block = blocks.get(i);
      }
      add(passages, lead, block);
    }
    return passages;
  }

  private static void add(List<Passage> passages, List<Block> lead, Block block) {
    switch (block) {
      case Block.Paragraph paragraph -> passages.add(led(lead, paragraph));
      case Block.Steps steps -> passages.add(led(lead, steps));
      case Block.Bullets(List<Block.Item> items) -> {
        if (lead.isEmpty()) {
          items.forEach(item -> passages.add(led(lead, new Block.Bullets(List.of(item)))));
        } else {
          passages.add(led(lead, block));
        }
      }
      case Block.Checklist(List<Block.Item> items) ->
          items.forEach(item -> passages.add(led(List.of(), new Block.Checklist(List.of(item)))));
      case Block.Table table -> passages.add(led(lead, table));
    }
  }

  private static Passage led(List<Block> lead, Block block) {
    List<Block> all = new ArrayList<>(lead);
    all.add(block);
    return new Passage(all);
  }
}

package dev.doorman.site;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.Span;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which ids the paragraphs and the rows of a section have; items of lists know their own. */
final class Anchors {
  static final Anchors NONE = new Anchors(Map.of());

  private final IdentityHashMap<Block, String> blocks = new IdentityHashMap<>();
  private final Map<List<List<Span>>, String> rows = new HashMap<>();

  private Anchors(Map<String, List<Block>> parts) {
    parts.forEach((anchor, part) -> part.stream().limit(1).forEach(block -> add(anchor, block)));
  }

  static Anchors of(Section section) {
    return new Anchors(section.parts());
  }

  /** A part that is a table is a row of a larger one, cut out with its header. */
  private void add(String anchor, Block block) {
    if (block instanceof Block.Table table) {
      table.rows().forEach(row -> rows.putIfAbsent(row, anchor));
    } else {
      blocks.put(block, anchor);
    }
  }

  @Nullable String of(Block block) {
    return blocks.get(block);
  }

  @Nullable String of(List<List<Span>> row) {
    return rows.get(row);
  }
}

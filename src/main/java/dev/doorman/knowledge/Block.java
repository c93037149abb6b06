package dev.doorman.knowledge;

import java.util.List;
import java.util.Optional;

/** A piece of an article that is shown as a whole. The closed set of what answers are made of. */
public sealed interface Block {
  record Paragraph(List<Span> spans) implements Block {
    public Paragraph {
      spans = List.copyOf(spans);
    }
  }

  /** Steps to be taken in this order. */
  record Steps(List<Item> items) implements Block {
    public Steps {
      items = List.copyOf(items);
    }
  }

  record Bullets(List<Item> items) implements Block {
    public Bullets {
      items = List.copyOf(items);
    }
  }

  /** Things to be ticked off, in any order. */
  record Checklist(List<Item> items) implements Block {
    public Checklist {
      items = List.copyOf(items);
    }
  }

  /**
   * Rows of cells under a header.
   *
   * @param header the cells of the first row
   * @param rows the other rows, each as many cells as the header
   */
  record Table(List<List<Span>> header, List<List<List<Span>>> rows) implements Block {
    public Table {
      header = header.stream().map(List::copyOf).toList();
      rows = rows.stream().map(row -> row.stream().map(List::copyOf).toList()).toList();
    }
  }

  /**
   * One entry of a list.
   *
   * @param anchor the entry's own anchor in the article, where the author gave one
   * @param blocks what stands under the entry's first paragraph
   */
  record Item(Optional<String> anchor, List<Span> spans, List<Block> blocks) {
    public Item {
      spans = List.copyOf(spans);
      blocks = List.copyOf(blocks);
    }
  }
}

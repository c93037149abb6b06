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

  /**
   * Steps to be taken in this order.
   *
   * @param start the number of the first one
   */
  record Steps(List<Item> items, int start) implements Block {
    public Steps {
      items = List.copyOf(items);
    }

    /** Steps that are counted from 1. */
    public Steps(List<Item> items) {
      this(items, 1);
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
   * Code with its lines.
   *
   * @param language what it is written in, where the author says so
   */
  record Code(String text, Optional<String> language) implements Block {}

  /** A picture that stands by itself. */
  record Picture(Image image) implements Block {}

  /**
   * Blocks that are set apart: a quotation, a note, a part that opens.
   *
   * @param title its heading, or what opens it; may be empty
   */
  record Aside(Tone tone, List<Span> title, List<Block> blocks) implements Block {
    public Aside {
      title = List.copyOf(title);
      blocks = List.copyOf(blocks);
    }
  }

  /** What an aside is for. */
  enum Tone {
    QUOTE,
    NOTE,
    TIP,
    IMPORTANT,
    WARNING,
    CAUTION,
    DETAILS,
    FOOTNOTE
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

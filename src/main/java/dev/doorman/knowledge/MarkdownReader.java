package dev.doorman.knowledge;

import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * The Markdown of one article as sections. A heading of the second level begins a section; an
 * anchor on a paragraph that ends in a colon covers the list or table behind it too.
 */
final class MarkdownReader {
  private static final int SECTION_LEVEL = 2;
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create(), TaskListItemsExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  private final String file;
  private final int linesBefore;
  private final List<Problem> problems;
  private final List<Section> sections = new ArrayList<>();
  private final Set<String> anchors = new HashSet<>();
  private List<Block> introduction = List.of();

  private Optional<Heading> head = Optional.empty();
  private Optional<Anchored> heading = Optional.empty();
  private int subheadings;
  private List<Block> blocks = new ArrayList<>();
  private Map<String, List<Block>> parts = new LinkedHashMap<>();
  private Optional<String> open = Optional.empty();

  MarkdownReader(String file, int linesBefore, List<Problem> problems) {
    this.file = file;
    this.linesBefore = linesBefore;
    this.problems = problems;
  }

  List<Block> introduction() {
    return introduction;
  }

  List<Section> sections() {
    return sections;
  }

  void read(String markdown) {
    Node document = PARSER.parse(markdown);
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(HtmlInline html) {
            fault(html.getParent(), "raw HTML is not taken; write it as Markdown");
          }
        });
    for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
      top(node);
    }
    finish();
    if (sections.isEmpty() && heading.isEmpty()) {
      problems.add(
          new Problem(file, linesBefore + 1, "the article has no section; begin one with \"## \""));
    }
  }

  private void top(Node node) {
    if (node instanceof Heading found && found.getLevel() <= SECTION_LEVEL) {
      finish();
      Anchored title = Anchored.of(Inlines.of(found));
      if (title.anchor().isEmpty()) {
        fault(found, "the heading needs an anchor: write {#some-name} behind it");
      }
      title.anchor().ifPresent(anchor -> unique(found, anchor));
      head = Optional.of(found);
      heading = Optional.of(title);
      return;
    }
    if (node instanceof Heading found) {
      Anchored title = Anchored.of(Inlines.of(found));
      subheadings++;
      blocks.add(
          new Block.Paragraph(
              List.of(
                  new Span(Anchored.text(title.spans()), Set.of(Mark.STRONG), Optional.empty()))));
      open = Optional.empty();
      return;
    }
    Optional<String> covering = open;
    open = Optional.empty();
    List<Block> made = blocks(node, true);
    blocks.addAll(made);
    covering.ifPresent(
        anchor -> parts.computeIfAbsent(anchor, name -> new ArrayList<>()).addAll(made));
  }

  private void finish() {
    if (heading.isEmpty()) {
      introduction = List.copyOf(blocks);
    } else {
      if (blocks.size() == subheadings || PlainText.of(blocks).isBlank()) {
        fault(head.orElseThrow(), "the section is empty; write its text, or take it out");
      }
      Anchored title = heading.get();
      title
          .anchor()
          .ifPresent(
              anchor ->
                  sections.add(
                      new Section(anchor, Anchored.text(title.spans()).strip(), blocks, parts)));
    }
    blocks = new ArrayList<>();
    parts = new LinkedHashMap<>();
    open = Optional.empty();
    subheadings = 0;
  }

  private List<Block> blocks(Node node, boolean atTop) {
    return switch (node) {
      case Paragraph paragraph -> List.of(paragraph(paragraph, atTop));
      case OrderedList list -> List.of(new Block.Steps(items(list)));
      case BulletList list -> List.of(bullets(list));
      case TableBlock table -> List.of(table(table));
      case BlockQuote quote -> children(quote);
      case FencedCodeBlock code -> List.of(code(code.getLiteral()));
      case IndentedCodeBlock code -> List.of(code(code.getLiteral()));
      case ThematicBreak line -> List.of();
      case HtmlBlock html -> {
        fault(html, "raw HTML is not taken; write it as Markdown");
        yield List.of();
      }
      default -> {
        fault(node, "this kind of Markdown is not taken here");
        yield List.of();
      }
    };
  }

  private List<Block> children(Node parent) {
    List<Block> all = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
      all.addAll(blocks(node, false));
    }
    return all;
  }

  private Block paragraph(Paragraph paragraph, boolean atTop) {
    Anchored text = Anchored.of(Inlines.of(paragraph));
    Block block = new Block.Paragraph(text.spans());
    if (atTop && text.anchor().isPresent()) {
      String anchor = text.anchor().get();
      part(paragraph, anchor, block);
      if (Passage.isLead(Anchored.text(text.spans()))) {
        open = Optional.of(anchor);
      }
    }
    return block;
  }

  private static Block code(String text) {
    return new Block.Paragraph(
        List.of(new Span(text.strip(), Set.of(Mark.CODE), Optional.empty())));
  }

  private Block bullets(BulletList list) {
    boolean tasks = false;
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      tasks |= item.getFirstChild() instanceof TaskListItemMarker;
    }
    List<Block.Item> items = items(list);
    Block block = tasks ? new Block.Checklist(items) : new Block.Bullets(items);
    for (Block.Item item : items) {
      item.anchor()
          .ifPresent(
              anchor ->
                  part(
                      list,
                      anchor,
                      tasks(block)
                          ? new Block.Checklist(List.of(item))
                          : new Block.Bullets(List.of(item))));
    }
    return block;
  }

  private static boolean tasks(Block block) {
    return block instanceof Block.Checklist;
  }

  private List<Block.Item> items(ListBlock list) {
    List<Block.Item> items = new ArrayList<>();
    for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
      Node first = item.getFirstChild();
      if (first instanceof TaskListItemMarker) {
        first = first.getNext();
      }
      Anchored text =
          first instanceof Paragraph paragraph
              ? Anchored.of(Inlines.of(paragraph))
              : new Anchored(List.of(), Optional.empty());
      List<Block> under = new ArrayList<>();
      for (Node node = first == null ? null : first.getNext();
          node != null;
          node = node.getNext()) {
        under.addAll(blocks(node, false));
      }
      items.add(new Block.Item(text.anchor(), text.spans(), under));
    }
    return items;
  }

  /** An anchor behind a row's last cell stands for that row under the header. */
  private Block table(TableBlock table) {
    List<List<List<Span>>> rows = new ArrayList<>();
    Map<String, List<List<Span>>> anchored = new LinkedHashMap<>();
    for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
      for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
        List<List<Span>> cells = new ArrayList<>();
        for (Node cell = row.getFirstChild(); cell != null; cell = cell.getNext()) {
          Anchored text = Anchored.of(Inlines.of(cell));
          cells.add(text.spans());
          text.anchor().ifPresent(anchor -> anchored.put(anchor, cells));
        }
        rows.add(cells);
      }
    }
    anchored.forEach(
        (anchor, row) -> part(table, anchor, new Block.Table(rows.getFirst(), List.of(row))));
    return new Block.Table(rows.getFirst(), rows.subList(1, rows.size()));
  }

  private void part(Node node, String anchor, Block block) {
    if (unique(node, anchor)) {
      parts.put(anchor, new ArrayList<>(List.of(block)));
    }
  }

  private boolean unique(Node node, String anchor) {
    boolean isNew = anchors.add(anchor);
    if (!isNew) {
      fault(node, "the anchor {#" + anchor + "} is used twice; rename one");
    }
    return isNew;
  }

  private void fault(Node node, String message) {
    Node block = node;
    while (block != null && block.getSourceSpans().isEmpty()) {
      block = block.getParent();
    }
    int line = block == null ? 0 : block.getSourceSpans().getFirst().getLineIndex();
    problems.add(new Problem(file, linesBefore + line + 1, message));
  }
}

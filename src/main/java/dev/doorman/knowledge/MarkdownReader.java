package dev.doorman.knowledge;

import dev.doorman.knowledge.Inlines.Style;
import dev.doorman.knowledge.markdown.MarkdownTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;

/**
 * The Markdown of one article as sections. A heading of the first or second level begins a section;
 * an anchor on a paragraph that ends in a colon covers the list or table behind it too. For one
 * thread, and one article.
 */
final class MarkdownReader {
  private static final int SECTION_LEVEL = 2;

  private final String file;
  private final int linesBefore;
  private final List<Problem> problems;
  private final Slugs slugs = new Slugs();
  private final BlockReader reader;
  private final List<Section> sections = new ArrayList<>();
  private List<Block> introduction = List.of();
  private Optional<String> title = Optional.empty();

  private Optional<Heading> heading = Optional.empty();
  private boolean isEmpty = true;
  private List<Block> blocks = new ArrayList<>();
  private Map<String, List<Block>> parts = new LinkedHashMap<>();

  /** Parts that what comes next belongs to, too. */
  private final List<Open> open = new ArrayList<>();

  /** A section's heading. */
  private record Heading(Element element, String anchor, String text, List<Span> spans) {}

  /**
   * A part that goes on.
   *
   * @param level of the sub-heading that it goes on under; 0 where only the next block is its own
   */
  private record Open(String anchor, int level) {}

  MarkdownReader(String file, int linesBefore, Locale locale, List<Problem> problems) {
    this.reader = new BlockReader(this::part, locale);
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

  /** The text of the first heading. */
  Optional<String> title() {
    return title;
  }

  /**
   * Reads an article.
   *
   * @param targets where its links and pictures lead
   */
  void read(String markdown, Targets targets) {
    Element body = MarkdownTree.read(markdown);
    targets.rewrite(body, file, this::fault);
    body.select("h1, h2, h3, h4, h5, h6").forEach(each -> written(each).ifPresent(slugs::reserve));
    Anchored.all(body.wholeText()).forEach(slugs::reserve);
    walk(body.childNodes(), Style.NONE);
    finish();
  }

  /** Walks through what stands in a row, and through what only holds it together. */
  private void walk(List<Node> nodes, Style style) {
    List<Node> run = new ArrayList<>();
    for (Node node : nodes) {
      if (!Elements.isBlock(node)) {
        run.add(node);
        continue;
      }
      paragraph(run, style);
      run.clear();
      Element element = (Element) node;
      if (Elements.isHeading(element)) {
        heading(element);
      } else if (Elements.isTransparent(element)) {
        walk(element.childNodes(), style);
      } else if (element.normalName().equals("p")
          && element.children().stream().noneMatch(Elements::isBlock)) {
        paragraph(element.childNodes(), style);
      } else {
        add(reader.flow(List.of(element), style));
      }
    }
    paragraph(run, style);
  }

  private void heading(Element found) {
    Inlines inlines = Inlines.of(found.childNodes());
    List<Span> spans = Anchored.of(inlines.spans()).spans();
    String text = Anchored.text(spans).strip();
    if (text.isEmpty()) {
      add(BlockReader.subheading(found));
      return;
    }
    int level = Elements.level(found);
    if (level <= SECTION_LEVEL) {
      finish();
      heading = Optional.of(new Heading(found, anchor(found, text), text, spans));
      title = title.or(() -> Optional.of(text));
    } else {
      open.removeIf(part -> part.level() == 0 || part.level() >= level);
      List<Block> made = BlockReader.subheading(found);
      append(made);
      String anchor = anchor(found, text);
      parts.put(anchor, new ArrayList<>(made));
      open.add(new Open(anchor, level));
    }
  }

  private String anchor(Element found, String text) {
    return written(found).filter(anchor -> isFirst(found, anchor)).orElseGet(() -> slugs.of(text));
  }

  /** The anchor that the author gave a heading. */
  private static Optional<String> written(Element heading) {
    Inlines inlines = Inlines.of(heading.childNodes());
    String own = heading.id();
    return Anchored.of(inlines.spans())
        .anchor()
        .or(() -> Optional.of(own).filter(id -> !id.isBlank()))
        .or(() -> inlines.anchors().stream().findFirst())
        .map(anchor -> anchor.toLowerCase(Locale.ROOT));
  }

  private void paragraph(List<Node> nodes, Style style) {
    Inlines inlines = Inlines.of(nodes, style);
    Anchored text = Anchored.of(inlines.spans());
    List<Block> made = BlockReader.shown(text.spans());
    if (made.isEmpty()) {
      return;
    }
    Block block = made.getFirst();
    add(made);
    text.anchor()
        .ifPresent(
            anchor -> {
              part(nodes.getFirst(), anchor, block);
              if (Pieces.isLead(Anchored.text(text.spans()))) {
                open.add(new Open(anchor, 0));
              }
            });
  }

  private void add(List<Block> made) {
    if (made.isEmpty()) {
      return;
    }
    isEmpty = false;
    append(made);
  }

  private void append(List<Block> made) {
    blocks.addAll(made);
    open.forEach(
        part -> parts.computeIfAbsent(part.anchor(), name -> new ArrayList<>()).addAll(made));
    open.removeIf(part -> part.level() == 0);
  }

  private void finish() {
    if (heading.isPresent()) {
      Heading head = heading.get();
      boolean isTitle = sections.isEmpty() && Elements.level(head.element()) == 1;
      if (isEmpty && !isTitle) {
        fault(head.element(), "the section is empty; write its text, or take it out");
      }
      sections.add(new Section(head.anchor(), head.text(), head.spans(), blocks, parts));
    } else {
      introduction = List.copyOf(blocks);
    }
    isEmpty = true;
    blocks = new ArrayList<>();
    parts = new LinkedHashMap<>();
    open.clear();
  }

  private void part(Node at, String anchor, Block block) {
    if (isFirst(at, anchor)) {
      parts.put(anchor, new ArrayList<>(List.of(block)));
    }
  }

  private boolean isFirst(Node at, String anchor) {
    boolean isFirst = slugs.keep(anchor);
    if (!isFirst) {
      fault(at, "the anchor {#" + anchor + "} is used twice; rename one");
    }
    return isFirst;
  }

  private void fault(Node at, String message) {
    problems.add(new Problem(file, linesBefore + MarkdownTree.line(at), message));
  }
}

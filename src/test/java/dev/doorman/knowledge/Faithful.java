package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;

/**
 * What Markdown says, counted twice: in the tree of the CommonMark parser, and in the blocks that
 * Doorman shows. Words are letters and digits, in order, without blanks.
 *
 * @param links targets, a link once however many runs it has
 * @param images sources
 * @param numbers that lists begin with, and of how many steps
 * @param breaks within paragraphs
 */
record Faithful(
    String text, List<String> links, List<String> images, List<String> numbers, int breaks) {

  /** As the CommonMark parser reads it. */
  static Faithful of(Node document) {
    var text = new StringBuilder();
    List<String> links = new ArrayList<>();
    List<String> images = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    int[] breaks = {0};
    document.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(Code node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(FencedCodeBlock node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(IndentedCodeBlock node) {
            text.append(node.getLiteral());
          }

          @Override
          public void visit(Link node) {
            links.add(node.getDestination());
            visitChildren(node);
          }

          @Override
          public void visit(org.commonmark.node.Image node) {
            images.add(node.getDestination());
          }

          @Override
          public void visit(HardLineBreak node) {
            breaks[0]++;
          }

          @Override
          public void visit(OrderedList node) {
            int items = 0;
            for (Node item = node.getFirstChild(); item != null; item = item.getNext()) {
              items++;
            }
            Integer start = node.getMarkerStartNumber();
            numbers.add((start == null ? 1 : start) + "+" + items);
            visitChildren(node);
          }

          @Override
          public void visit(CustomBlock node) {
            if (!(node instanceof FootnoteDefinition)) {
              visitChildren(node);
            }
          }
        });
    return new Faithful(words(text.toString()), links, images, numbers, breaks[0]);
  }

  /** As Doorman shows it. */
  static Faithful of(Article article) {
    var shown = new Shown();
    shown.blocks(article.introduction());
    for (Section section : article.sections()) {
      shown.spans(section.title());
      shown.blocks(section.blocks());
    }
    return new Faithful(
        words(shown.text.toString()), shown.links, shown.images, shown.numbers, shown.breaks);
  }

  /** Letters and digits alone, so that marks and blanks do not count. */
  static String words(String text) {
    return text.replaceAll("\\{:?\\s*#[^}]*}", "").replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static final class Shown {
    final StringBuilder text = new StringBuilder();
    final List<String> links = new ArrayList<>();
    final List<String> images = new ArrayList<>();
    final List<String> numbers = new ArrayList<>();
    int breaks;

    void blocks(List<Block> blocks) {
      blocks.forEach(this::block);
    }

    private void block(Block block) {
      switch (block) {
        case Block.Paragraph(List<Span> spans) -> spans(spans);
        case Block.Steps(List<Block.Item> items, int start) -> {
          numbers.add(start + "+" + items.size());
          items(items);
        }
        case Block.Bullets(List<Block.Item> items) -> items(items);
        case Block.Checklist(List<Block.Item> items) -> items(items);
        case Block.Table(List<List<Span>> header, List<List<List<Span>>> rows) -> {
          header.forEach(this::spans);
          rows.forEach(row -> row.forEach(this::spans));
        }
        case Block.Code code -> text.append(code.text());
        case Block.Picture(Image image) -> images.add(image.source());
        case Block.Aside aside -> {
          spans(aside.title());
          blocks(aside.blocks());
        }
      }
    }

    private void items(List<Block.Item> items) {
      items.forEach(
          item -> {
            spans(item.spans());
            blocks(item.blocks());
          });
    }

    private void spans(List<Span> spans) {
      String open = "";
      for (Span span : spans) {
        String href = span.href().orElse("");
        if (!href.isEmpty() && !href.equals(open)) {
          links.add(href);
        }
        open = href;
        span.image().ifPresent(image -> images.add(image.source()));
        text.append(span.text());
        breaks += (int) span.text().chars().filter(each -> each == '\n').count();
      }
    }
  }
}

package dev.doorman.knowledge.markdown;

import java.util.List;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads Markdown into a tree of HTML elements: what a browser would make of it, raw HTML included.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads; each call makes a tree of its own.
 */
public final class MarkdownTree {
  private static final String LINE = "data-line";
  private static final List<Extension> EXTENSIONS =
      List.of(
          TablesExtension.create(),
          TaskListItemsExtension.create(),
          StrikethroughExtension.create(),
          FootnotesExtension.create(),
          AutolinkExtension.create());

  private static final Parser PARSER =
      Parser.builder()
          .extensions(EXTENSIONS)
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  private MarkdownTree() {}

  /** The tree as the CommonMark parser gives it, without the dialects of site generators. */
  public static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  /**
   * The tree as HTML elements.
   *
   * @return the body of a document
   */
  public static Element read(String markdown) {
    Dialects.Rewritten plain = Dialects.rewrite(markdown);
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(RawHtmlRenderer::new)
            .attributeProviderFactory(context -> new Lines(plain.lines()))
            .build();
    Document document = Jsoup.parse(renderer.render(parse(plain.markdown())));
    document.outputSettings().prettyPrint(false);
    Footnotes.move(document.body());
    return document.body();
  }

  /** The line that an element, or the nearest one around or before it, begins on. */
  public static int line(org.jsoup.nodes.Node node) {
    for (org.jsoup.nodes.Node at = node; at != null; at = before(at)) {
      String line = at.attr(LINE);
      if (line.matches("\\d{1,9}")) {
        return Integer.parseInt(line);
      }
    }
    return 1;
  }

  private static org.jsoup.nodes.@Nullable Node before(org.jsoup.nodes.Node node) {
    return node.previousSibling() != null ? node.previousSibling() : node.parent();
  }

  private record Lines(List<Integer> from) implements AttributeProvider {
    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
      if (!node.getSourceSpans().isEmpty()) {
        int line = node.getSourceSpans().getFirst().getLineIndex();
        attributes.put(LINE, String.valueOf(line < from.size() ? from.get(line) : 1));
      }
    }
  }
}

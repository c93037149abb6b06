package dev.doorman.knowledge.markdown;

import java.util.Set;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes the raw HTML that may stay. */
final class RawHtmlRenderer implements NodeRenderer {
  private final HtmlWriter html;

  RawHtmlRenderer(HtmlNodeRendererContext context) {
    this.html = context.getWriter();
  }

  @Override
  public Set<Class<? extends Node>> getNodeTypes() {
    return Set.of(HtmlBlock.class, HtmlInline.class);
  }

  @Override
  public void render(Node node) {
    switch (node) {
      case HtmlBlock block -> {
        html.line();
        html.raw(RawHtml.fit(block.getLiteral()));
        html.line();
      }
      case HtmlInline inline -> html.raw(RawHtml.fit(inline.getLiteral()));
      default -> throw new IllegalArgumentException("not raw HTML: " + node);
    }
  }
}

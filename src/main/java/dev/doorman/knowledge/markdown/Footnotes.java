package dev.doorman.knowledge.markdown;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Puts footnotes behind what they belong to, so that they are not torn from it. */
final class Footnotes {
  private Footnotes() {}

  static void move(Element body) {
    for (Element section : body.select("section.footnotes")) {
      for (Element note : section.select("ol > li")) {
        note.select("a.footnote-backref").remove();
        Element mark = body.selectFirst("a[data-footnote-ref][href=#" + note.id() + "]");
        if (mark == null) {
          continue;
        }
        String number = mark.text();
        Element aside = new Element("blockquote");
        aside.attr(Callouts.KIND, "footnote").attr(Callouts.TITLE, number);
        aside.appendChildren(note.childNodesCopy());
        outermost(mark, body).after(aside);
      }
      section.remove();
    }
    for (Element mark : body.select("sup.footnote-ref")) {
      mark.replaceWith(new TextNode("[" + mark.text() + "]"));
    }
  }

  /** The block that a mark stands in, behind notes that stand there already. */
  @SuppressWarnings("ReferenceEquality") // Which node it is, not what it holds.
  private static Element outermost(Element mark, Element body) {
    Element block = mark;
    while (block.parent() != null && block.parent() != body) {
      block = block.parent();
    }
    Element next = block.nextElementSibling();
    while (next != null && next.attr(Callouts.KIND).equals("footnote")) {
      block = next;
      next = block.nextElementSibling();
    }
    return block;
  }
}

package dev.doorman.knowledge;

import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** Which elements of HTML are blocks, and which only hold others together. */
final class Elements {
  private static final Set<String> TRANSPARENT =
      Set.of(
          "div",
          "section",
          "article",
          "main",
          "header",
          "footer",
          "aside",
          "nav",
          "address",
          "center",
          "form",
          "fieldset",
          "hgroup",
          "search",
          "body");

  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "ul",
          "ol",
          "menu",
          "dir",
          "dl",
          "table",
          "blockquote",
          "pre",
          "hr",
          "details",
          "figure",
          "legend");

  private Elements() {}

  /** Whether it holds blocks together and is none itself. */
  static boolean isTransparent(Element element) {
    return TRANSPARENT.contains(element.normalName());
  }

  static boolean isHeading(Element element) {
    String name = element.normalName();
    return name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
  }

  /** From 1 to 6. */
  static int level(Element heading) {
    return heading.normalName().charAt(1) - '0';
  }

  /** Whether it is a block, or holds one. */
  static boolean isBlock(Node node) {
    return node instanceof Element element
        && (BLOCKS.contains(element.normalName())
            || isTransparent(element)
            || element.children().stream().anyMatch(Elements::isBlock));
  }

  static boolean isBlank(Node node) {
    return node instanceof TextNode text && text.isBlank();
  }
}

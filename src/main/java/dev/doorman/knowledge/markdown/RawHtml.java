package dev.doorman.knowledge.markdown;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Tag;

/**
 * Decides what becomes of the raw HTML in Markdown: elements of HTML stay, for the tree; comments
 * and scripts go; what only looks like a tag ({@code <package>}, {@code <your name>}) is text; tags
 * of a site generator's components ({@code <Screenshot src="…"/>}) go, and leave what they enclose.
 */
public final class RawHtml {
  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?is)<!--.*?(?:-->|\\z)|<\\?.*?\\?>|<!\\[CDATA\\[.*?]]>|<![a-z][^>]*>"
              + "|<(script|style|template|svg|math)\\b[^>]*>.*?</\\1\\s*>");

  private static final Pattern TAG = Pattern.compile("</?([a-zA-Z][^\\s/>]*)([^<>]*)>");

  /** Elements that would take what is behind them for their own, or move it elsewhere. */
  private static final Set<String> UNFIT =
      Set.of(
          "html",
          "head",
          "body",
          "script",
          "style",
          "template",
          "svg",
          "math",
          "textarea",
          "title",
          "xmp",
          "plaintext",
          "noembed",
          "noframes",
          "noscript",
          "frameset",
          "frame",
          "select",
          "option",
          "optgroup",
          "base",
          "link",
          "meta");

  private RawHtml() {}

  /** What a piece of raw HTML is to be in the tree. */
  static String fit(String html) {
    String visible = HIDDEN.matcher(html).replaceAll("");
    Matcher tags = TAG.matcher(visible);
    var fit = new StringBuilder();
    while (tags.find()) {
      tags.appendReplacement(fit, Matcher.quoteReplacement(tag(tags)));
    }
    return tags.appendTail(fit).toString();
  }

  private static String tag(Matcher tag) {
    String name = tag.group(1).toLowerCase(Locale.ROOT);
    if (UNFIT.contains(name) || isComponent(tag.group(1), tag.group(2))) {
      return "";
    }
    return Tag.isKnownTag(name) ? tag.group() : tag.group().replace("<", "&lt;");
  }

  /** Written as components of site generators are: a capital, or values that no text would have. */
  static boolean isComponent(String name, String attributes) {
    return !Tag.isKnownTag(name.toLowerCase(Locale.ROOT))
        && (Character.isUpperCase(name.charAt(0)) || attributes.contains("="));
  }
}

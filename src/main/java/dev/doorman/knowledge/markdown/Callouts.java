package dev.doorman.knowledge.markdown;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/**
 * Notes, in the spellings of several site generators: {@code > [!NOTE]}, {@code :::note}, {@code
 * !!! note}, {@code {% hint style="info" %}}, {@code <Note>}. In the tree each is a quotation that
 * bears its kind.
 */
public final class Callouts {
  static final String KIND = "data-kind";
  static final String TITLE = "data-title";

  private static final Pattern MARK = Pattern.compile("^\\s*\\[!([a-zA-Z]+)][+-]?[ \\t]*(?:\\R|$)");

  private static final Map<String, Kind> KINDS =
      Map.ofEntries(
          Map.entry("quote", Kind.QUOTE),
          Map.entry("note", Kind.NOTE),
          Map.entry("info", Kind.NOTE),
          Map.entry("abstract", Kind.NOTE),
          Map.entry("summary", Kind.NOTE),
          Map.entry("example", Kind.NOTE),
          Map.entry("callout", Kind.NOTE),
          Map.entry("notice", Kind.NOTE),
          Map.entry("aside", Kind.NOTE),
          Map.entry("admonition", Kind.NOTE),
          Map.entry("question", Kind.NOTE),
          Map.entry("tip", Kind.TIP),
          Map.entry("hint", Kind.TIP),
          Map.entry("success", Kind.TIP),
          Map.entry("check", Kind.TIP),
          Map.entry("important", Kind.IMPORTANT),
          Map.entry("warning", Kind.WARNING),
          Map.entry("warn", Kind.WARNING),
          Map.entry("attention", Kind.WARNING),
          Map.entry("caution", Kind.CAUTION),
          Map.entry("danger", Kind.CAUTION),
          Map.entry("error", Kind.CAUTION),
          Map.entry("failure", Kind.CAUTION),
          Map.entry("bug", Kind.CAUTION),
          Map.entry("details", Kind.DETAILS),
          Map.entry("footnote", Kind.FOOTNOTE));

  private Callouts() {}

  /** What a note is for. */
  public enum Kind {
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
   * What a quotation is.
   *
   * @param title that the author gave it; may be empty
   */
  public record Found(Kind kind, String title) {}

  /** The kind of that name. */
  static Optional<Kind> kind(String name) {
    return Optional.ofNullable(KINDS.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Tells what a quotation is, and takes the mark out of it that says so. */
  public static Found of(Element quote) {
    Optional<Kind> kind = kind(quote.attr(KIND));
    if (kind.isPresent()) {
      return new Found(kind.get(), quote.attr(TITLE).strip());
    }
    Element first = quote.firstElementChild();
    if (first != null
        && first.normalName().equals("p")
        && first.firstChild() instanceof TextNode text) {
      Matcher mark = MARK.matcher(text.getWholeText());
      Optional<Kind> marked = mark.find() ? kind(mark.group(1)) : Optional.empty();
      if (marked.isPresent()) {
        text.text(text.getWholeText().substring(mark.end()));
        return new Found(marked.get(), "");
      }
    }
    return new Found(Kind.QUOTE, "");
  }
}

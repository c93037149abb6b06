package dev.doorman.knowledge.markdown;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites what site generators add to Markdown: notes, tabs, parts that open, definition lists,
 * attributes. Code blocks stay as they are. For one thread, and one text.
 */
final class Dialects {
  private static final Pattern FENCE =
      Pattern.compile("\\s*(?:[-*+]\\s+|\\d+[.)]\\s+)?(`{3,}|~{3,}).*");
  private static final Pattern DOCFX_TAB =
      Pattern.compile("#{1,6}\\s*\\[(.+)]\\(#tab/[^)]*\\)\\s*");

  /**
   * MkDocs: {@code !!! note "Title"}, {@code ??? tip}, {@code === "Tab"}; what is indented is in
   * it.
   */
  private static final Pattern INDENTING =
      Pattern.compile(
          "(\\s*)(?:(?:!!!|\\?\\?\\?\\+?)\\s*([\\w-]+)(?:\\s+\"(.*)\")?|===[!+]?\\s+\"(.*)\")\\s*");

  private static final Pattern DEFINITION = Pattern.compile(":\\s+(\\S.*)");
  private static final Pattern NO_TERM = Pattern.compile("\\s*(?:$|[#>|*+:`~-]|\\d+[.)]\\s).*");
  private static final Pattern ATTRIBUTES =
      Pattern.compile(
          "(?<=[)\\]`*_])\\{:?\\s*(?:(?:\\.[\\w-]+|[\\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\\s}\"']+))\\s*)+}");

  private static final Pattern ATTRIBUTE_LINE = Pattern.compile("\\s*\\{:[^}]*}\\s*");
  private static final int INDENT = 4;

  private final List<String> lines;
  private final List<String> out = new ArrayList<>();
  private final List<Integer> from = new ArrayList<>();
  private final Deque<String> ends = new ArrayDeque<>();
  private int at;

  private Dialects(String markdown) {
    lines = markdown.lines().toList();
  }

  /**
   * Markdown without dialects.
   *
   * @param lines for each line, the one that it was made of, from 1
   */
  record Rewritten(String markdown, List<Integer> lines) {}

  static Rewritten rewrite(String markdown) {
    var dialects = new Dialects(markdown);
    dialects.lines(0, dialects.lines.size(), 0);
    while (!dialects.ends.isEmpty()) {
      dialects.raw("", dialects.ends.pop());
    }
    return new Rewritten(String.join("\n", dialects.out), dialects.from);
  }

  /** Rewrites some lines, without this many blanks at their beginning. */
  private void lines(int begin, int end, int indent) {
    Optional<String> fence = Optional.empty();
    for (at = begin; at < end; at++) {
      String line = without(lines.get(at), indent);
      Matcher mark = FENCE.matcher(line);
      if (mark.matches() || fence.isPresent()) {
        if (fence.isEmpty()) {
          fence = Optional.of(mark.group(1));
        } else if (mark.matches() && closes(line, fence.get())) {
          fence = Optional.empty();
        }
        add(line);
      } else {
        line(line, end, indent);
      }
    }
  }

  private static boolean closes(String line, String fence) {
    String text = line.strip();
    return text.startsWith(fence) && text.chars().allMatch(each -> each == fence.charAt(0));
  }

  private void line(String line, int end, int indent) {
    Matcher tab = DOCFX_TAB.matcher(line);
    Matcher indenting = INDENTING.matcher(line);
    Optional<Tag> tag = Tag.of(line);
    if (tab.matches()) {
      raw("", "**" + tab.group(1) + "**");
    } else if (tag.isPresent()) {
      tag(tag.get(), line);
    } else if (indenting.matches()) {
      indented(indenting, end, indent);
    } else if (isTerm(line, indent)) {
      definition(line, end, indent);
    } else if (!ATTRIBUTE_LINE.matcher(line).matches()) {
      add(ATTRIBUTES.matcher(line).replaceAll(""));
    } else {
      add("");
    }
  }

  private void tag(Tag tag, String line) {
    String blanks = line.substring(0, line.length() - line.stripLeading().length());
    if (tag.closes()) {
      boolean ours = tag.name().isEmpty() || tag.isNote() || tag.isOpening();
      raw(blanks, ours && !ends.isEmpty() ? ends.pop() : "");
    } else if (tag.isTab()) {
      raw(blanks, tag.title().isEmpty() ? "" : "**" + tag.title() + "**");
      push(line, "");
    } else if (tag.isOpening()) {
      raw(blanks, "<details><summary>" + text(tag.title()) + "</summary>");
      ends.push("</details>");
    } else if (tag.isNote()) {
      raw(blanks, quote(tag.name(), tag.title()));
      ends.push("</blockquote>");
    } else {
      raw(blanks, "");
      push(line, "");
    }
  }

  /** Only of tags in colons the end does not tell what it ends. */
  private void push(String line, String end) {
    if (line.strip().startsWith(":::") && !line.strip().endsWith(":::")) {
      ends.push(end);
    }
  }

  private void indented(Matcher head, int end, int indent) {
    String kind = head.group(2);
    String tab = head.group(4);
    if (tab != null) {
      raw(head.group(1), "**" + tab + "**");
    } else {
      String known = Callouts.kind(kind).isPresent() ? kind : "note";
      raw(head.group(1), quote(known, head.group(3) == null ? "" : head.group(3)));
    }
    int depth = indent + head.group(1).length() + INDENT;
    int last = at + 1;
    for (int i = at + 1; i < end; i++) {
      boolean blank = lines.get(i).isBlank();
      if (!blank && lines.get(i).length() - lines.get(i).stripLeading().length() < depth) {
        break;
      }
      last = blank ? last : i + 1;
    }
    int begin = at + 1;
    lines(begin, last, depth);
    at = last - 1;
    if (tab == null) {
      raw(head.group(1), "</blockquote>");
    }
  }

  private boolean isTerm(String line, int indent) {
    boolean first = at == 0 || lines.get(at - 1).isBlank();
    return first
        && at + 1 < lines.size()
        && !NO_TERM.matcher(line).matches()
        && DEFINITION.matcher(without(lines.get(at + 1), indent)).matches();
  }

  private void definition(String term, int end, int indent) {
    raw("", "- **" + term.strip() + "**");
    while (at + 1 < end) {
      String next = without(lines.get(at + 1), indent);
      Matcher definition = DEFINITION.matcher(next);
      if (definition.matches()) {
        at++;
        raw("  ", definition.group(1));
      } else if (next.startsWith("  ") && !next.isBlank()) {
        at++;
        add("  " + next.strip());
      } else {
        break;
      }
    }
    add("");
  }

  private static String quote(String kind, String title) {
    return "<blockquote "
        + Callouts.KIND
        + "=\""
        + kind
        + "\" "
        + Callouts.TITLE
        + "=\""
        + text(title)
        + "\">";
  }

  private static String text(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }

  /** A line that has to stand by itself. */
  private void raw(String blanks, String line) {
    add("");
    if (!line.isEmpty()) {
      add(blanks + line);
      add("");
    }
  }

  private void add(String line) {
    out.add(line);
    from.add(Math.min(at, lines.size() - 1) + 1);
  }

  private static String without(String line, int indent) {
    int blanks = 0;
    while (blanks < indent && blanks < line.length() && line.charAt(blanks) == ' ') {
      blanks++;
    }
    return line.substring(blanks);
  }
}

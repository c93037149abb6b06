package dev.doorman.knowledge;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * An article's file taken apart.
 *
 * @param matter the lines of its front matter; none where it has none
 * @param body the lines of its Markdown
 * @param linesBefore how many lines stand above the Markdown
 */
public record ArticleText(List<String> matter, List<String> body, int linesBefore) {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Pattern OPENS = Pattern.compile("---\\s*");
  private static final Pattern CLOSES = Pattern.compile("(?:---|\\.\\.\\.)\\s*");
  private static final Pattern KEY = Pattern.compile("[\\w\\-. ]+:(?:\\s.*)?");

  /** Takes a file's text apart; a line of {@code ---} alone may be a line across the page, too. */
  public static ArticleText of(String text) {
    List<String> lines =
        (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text).lines().toList();
    int end = end(lines);
    return end < 0
        ? new ArticleText(List.of(), lines, 0)
        : new ArticleText(lines.subList(1, end), lines.subList(end + 1, lines.size()), end + 1);
  }

  private static int end(List<String> lines) {
    if (lines.isEmpty() || !OPENS.matcher(lines.getFirst()).matches()) {
      return -1;
    }
    int end =
        IntStream.range(1, lines.size())
            .filter(i -> CLOSES.matcher(lines.get(i)).matches())
            .findFirst()
            .orElse(-1);
    return end > 0 && lines.subList(1, end).stream().anyMatch(ArticleText::isKey) ? end : -1;
  }

  private static boolean isKey(String line) {
    return KEY.matcher(line).matches();
  }

  /** Whether front matter begins that never ends. */
  boolean isUnclosed() {
    return linesBefore == 0
        && body.size() > 1
        && OPENS.matcher(body.getFirst()).matches()
        && isKey(body.get(1))
        && body.stream().skip(1).noneMatch(line -> CLOSES.matcher(line).matches());
  }

  /** The YAML of the front matter. */
  String yaml() {
    return String.join("\n", matter);
  }

  /** The Markdown. */
  public String markdown() {
    return String.join("\n", body);
  }
}

package dev.doorman.knowledge;

import java.util.List;

/**
 * An article and the file that it was read from.
 *
 * @param file as it is found in the folder
 * @param text the whole file
 */
public record Source(String file, String text, Article article) {
  /**
   * The line of a key in the front matter.
   *
   * @param keys the way to it from the outside, as {@code "flow", "checklist"}
   * @return from 1; 1 where there is no such key
   */
  public int line(String... keys) {
    return line(text.lines().toList(), keys);
  }

  /** The line of a key among a file's lines, each key looked for behind the one before. */
  static int line(List<String> lines, String... keys) {
    int at = 0;
    for (String key : keys) {
      while (at < lines.size() && !lines.get(at).strip().startsWith(key + ":")) {
        at++;
      }
    }
    return at < lines.size() ? at + 1 : 1;
  }
}

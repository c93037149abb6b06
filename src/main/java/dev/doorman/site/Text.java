package dev.doorman.site;

/** Cuts texts to a length. */
final class Text {
  private Text() {}

  /**
   * The text on one line; where it is longer than so many code points, cut at a space and followed
   * by an ellipsis.
   */
  static String shorten(String text, int most) {
    String line = text.replaceAll("\\s+", " ").strip();
    if (line.codePointCount(0, line.length()) <= most) {
      return line;
    }
    String cut = line.substring(0, line.offsetByCodePoints(0, most));
    int space = cut.lastIndexOf(' ');
    return (space > most / 2 ? cut.substring(0, space) : cut) + " …";
  }
}

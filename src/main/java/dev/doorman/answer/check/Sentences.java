package dev.doorman.answer.check;

import dev.doorman.answer.check.Piece.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text that comes in bits into sentences. A line that begins with a number and a dot is a
 * step, one with a dash or a dot a bullet; no other markup is known. Not thread-safe.
 */
public final class Sentences {
  private static final Pattern MARKER = Pattern.compile("^\\s*(?:(\\d{1,2}[.)])|([-*•]))\\s+");

  /** A marker may still be coming: no sentence ends within it. */
  private static final Pattern PART_OF_MARKER =
      Pattern.compile("^\\s*(?:\\d{0,2}[.)]?|[-*•])\\s*$");

  private static final Pattern END = Pattern.compile("[.!?…][)\"'”’]*(?=\\s)");

  private final StringBuilder rest = new StringBuilder();
  private Line line = Line.PARAGRAPH;
  private boolean begun;

  /** Adds what came; gives the sentences that are whole by now. */
  public List<Piece> add(String bit) {
    rest.append(bit);
    List<Piece> pieces = new ArrayList<>();
    for (int end = rest.indexOf("\n"); end >= 0; end = rest.indexOf("\n")) {
      rest(rest.substring(0, end) + " ", pieces, true);
      rest.delete(0, end + 1);
      line = Line.PARAGRAPH;
      begun = false;
    }
    String left = rest(rest.toString(), pieces, false);
    rest.setLength(0);
    rest.append(left);
    return pieces;
  }

  /** The end of the text: what is left. */
  public List<Piece> end() {
    List<Piece> pieces = new ArrayList<>();
    rest(rest + " ", pieces, true);
    rest.setLength(0);
    return pieces;
  }

  private String rest(String text, List<Piece> pieces, boolean whole) {
    String left = text;
    if (!begun) {
      Matcher marker = MARKER.matcher(left);
      if (marker.find()) {
        line = marker.group(1) == null ? Line.BULLET : Line.STEP;
        left = left.substring(marker.end());
        begun = true;
      } else if (!whole && PART_OF_MARKER.matcher(left).matches()) {
        return left;
      }
    }
    Matcher end = END.matcher(left);
    int from = 0;
    while (end.find()) {
      piece(left.substring(from, end.end()), pieces);
      from = end.end();
    }
    if (whole) {
      piece(left.substring(from), pieces);
      return "";
    }
    return left.substring(from);
  }

  private void piece(String text, List<Piece> pieces) {
    if (!text.isBlank()) {
      pieces.add(new Piece(line, text.strip()));
      line = Line.SAME;
      begun = true;
    }
  }
}

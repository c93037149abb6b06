package dev.doorman.knowledge.fulltext;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/**
 * Takes apart what Unicode's word rules keep together, but people search for in parts: {@code
 * account.example.com}, {@code l'app}, {@code snake_case}, and letters beside digits ({@code
 * Android14}). Numbers with points and commas stay whole ({@code 2.1.3}).
 */
final class SplitFilter extends TokenFilter {
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final Deque<int[]> parts = new ArrayDeque<>();
  private String whole = "";
  private int start;
  private int end;
  private AttributeSource.@Nullable State state;

  SplitFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (parts.isEmpty()) {
      if (!input.incrementToken()) {
        return false;
      }
      whole = term.toString();
      split();
      if (parts.isEmpty()) {
        // A sign that is no word, as an emoji.
        return true;
      }
      start = offset.startOffset();
      end = offset.endOffset();
      state = captureState();
    }
    int[] part = parts.remove();
    restoreState(state);
    term.setEmpty().append(whole, part[0], part[1]);
    if (end - start == whole.length()) {
      offset.setOffset(start + part[0], start + part[1]);
    }
    return true;
  }

  private void split() {
    int from = -1;
    boolean wasDigit = false;
    for (int at = 0; at < whole.length(); ) {
      int sign = whole.codePointAt(at);
      int next = at + Character.charCount(sign);
      boolean digit = Character.isDigit(sign);
      boolean joins = isMark(sign) || (from >= 0 && wasDigit && isPoint(sign) && digitAt(next));
      if (Character.isLetterOrDigit(sign) && from >= 0 && digit != wasDigit) {
        parts.add(new int[] {from, at});
        from = at;
      }
      if (Character.isLetterOrDigit(sign)) {
        from = from < 0 ? at : from;
        wasDigit = digit;
      } else if (from >= 0 && !joins) {
        parts.add(new int[] {from, at});
        from = -1;
      }
      at = next;
    }
    if (from >= 0) {
      parts.add(new int[] {from, whole.length()});
    }
  }

  private boolean digitAt(int at) {
    return at < whole.length() && Character.isDigit(whole.codePointAt(at));
  }

  private static boolean isPoint(int sign) {
    return sign == '.' || sign == ',';
  }

  private static boolean isMark(int sign) {
    return switch (Character.getType(sign)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.FORMAT,
          Character.MODIFIER_SYMBOL ->
          true;
      default -> false;
    };
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    parts.clear();
  }
}

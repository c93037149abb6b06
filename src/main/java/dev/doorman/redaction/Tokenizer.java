package dev.doorman.redaction;

import java.util.ArrayList;
import java.util.List;

/** Takes texts apart. Stateless. */
final class Tokenizer {
  private static final int DOT = '•';
  private final WordTable table;

  Tokenizer(WordTable table) {
    this.table = table;
  }

  List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      Token.Type type = type(text.codePointAt(start), Token.Type.SIGNS);
      int end = start;
      int length = 0;
      do {
        end += Character.charCount(text.codePointAt(end));
        length++;
      } while (type != Token.Type.HAN_NUMERAL
          && end < text.length()
          && type(text.codePointAt(end), type) == type);
      String part = text.substring(start, end);
      tokens.add(
          new Token(
              start, end, type, type == Token.Type.WORD ? WordTable.folded(part) : part, length));
      start = end;
    }
    return tokens;
  }

  /** What a character is, behind one of another type: marks belong to the letter before them. */
  private Token.Type type(int c, Token.Type before) {
    if (c == DOT) {
      return Token.Type.MARK;
    }
    if (table.isHanNumeral(c)) {
      return Token.Type.HAN_NUMERAL;
    }
    return switch (Character.getType(c)) {
      case Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER -> Token.Type.FIGURES;
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
          before == Token.Type.WORD ? Token.Type.WORD : Token.Type.SIGNS;
      default -> {
        if (!Character.isLetter(c)) {
          yield Token.Type.SIGNS;
        }
        yield Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN
            ? Token.Type.HAN
            : Token.Type.WORD;
      }
    };
  }
}

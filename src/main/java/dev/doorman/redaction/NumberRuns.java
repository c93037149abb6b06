package dev.doorman.redaction;

import dev.doorman.redaction.NumberRun.Form;
import dev.doorman.redaction.NumberRun.Unit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a text that belong together. Stateless. */
final class NumberRuns {
  /** How many signs may stand between two numbers, and between two single figures. */
  private static final int GAP = 3;

  private static final int WIDE_GAP = 8;

  /** The figures of a model's name, written together with its letters: RMX3085. */
  private static final int MODEL_DIGITS = 4;

  private final WordTable table;

  NumberRuns(WordTable table) {
    this.table = table;
  }

  List<NumberRun> find(List<Token> tokens) {
    List<NumberRun> runs = new ArrayList<>();
    List<Unit> units = new ArrayList<>();
    int gap = 0;
    boolean joined = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.type() == Token.Type.SIGNS) {
        gap += token.length();
        continue;
      }
      Unit last = units.isEmpty() ? null : units.getLast();
      Unit unit = unit(tokens, i, last);
      if (unit != null) {
        if (last != null && !belong(last, unit, gap, joined)) {
          close(units, runs);
        }
        if (!units.isEmpty() || unit.form() != Form.SCALE || unit.digits() > 0) {
          units.add(unit);
        }
        joined = false;
      } else if (last != null && !joined && joins(token)) {
        joined = true;
        continue;
      } else {
        close(units, runs);
        joined = false;
      }
      gap = 0;
    }
    close(units, runs);
    return runs;
  }

  private static void close(List<Unit> units, List<NumberRun> runs) {
    if (!units.isEmpty()) {
      runs.add(
          new NumberRun(units.getFirst().token(), units.getLast().token(), List.copyOf(units)));
    }
    units.clear();
  }

  private boolean joins(Token token) {
    return token.type() == Token.Type.HAN
        ? table.isHanWord("hanJoiners", token.word())
        : token.type() == Token.Type.WORD && table.has("joiners", token.word());
  }

  private static boolean belong(Unit last, Unit next, int gap, boolean joined) {
    boolean single = isSmall(last) && isSmall(next);
    if (isWhole(last) != isWhole(next) && (isWord(last) || isWord(next))) {
      return false;
    }
    return joined ? single && gap <= WIDE_GAP : gap <= (single ? WIDE_GAP : GAP);
  }

  /** As many figures as a code has: a word beside them is no part of it. */
  private static boolean isWhole(Unit unit) {
    return unit.form() == Form.FIGURES && unit.digits() >= 4;
  }

  private static boolean isWord(Unit unit) {
    return unit.form() != Form.FIGURES && unit.form() != Form.LOOKALIKE;
  }

  private static boolean isSmall(Unit unit) {
    return unit.digits() <= 1 || isWord(unit);
  }

  private @Nullable Unit unit(List<Token> tokens, int i, @Nullable Unit last) {
    Token token = tokens.get(i);
    return switch (token.type()) {
      case FIGURES ->
          token.length() == MODEL_DIGITS && isModel(tokens, i)
              ? null
              : new Unit(i, Form.FIGURES, token.length());
      case HAN_NUMERAL -> {
        if (table.isHan("hanUnits", token.word())) {
          yield new Unit(i, Form.WORD, 1);
        }
        yield new Unit(i, table.isHan("hanGlue", token.word()) ? Form.GLUE : Form.SCALE, 0);
      }
      case WORD -> word(tokens, i, last);
      case HAN, SIGNS, MARK -> null;
    };
  }

  private @Nullable Unit word(List<Token> tokens, int i, @Nullable Unit last) {
    String word = tokens.get(i).word();
    if (table.has("units", word)) {
      // Forty-eight has two figures.
      return new Unit(i, Form.WORD, last != null && last.form() == Form.TENS ? 0 : 1);
    }
    if (table.has("tens", word)) {
      return new Unit(i, Form.TENS, 2);
    }
    if (table.has("pairs", word)) {
      return new Unit(i, Form.WORD, 2);
    }
    if (table.has("glue", word)) {
      return new Unit(i, Form.GLUE, 0);
    }
    if (table.has("scales", word)) {
      return last == null ? null : new Unit(i, Form.SCALE, 0);
    }
    return word.chars().allMatch(c -> c == 'o' || c == 'l' || c == 'i')
        ? lookalike(tokens, i, last)
        : null;
  }

  /** O and l within a number, or between single figures. */
  private static @Nullable Unit lookalike(List<Token> tokens, int i, @Nullable Unit last) {
    Token token = tokens.get(i);
    boolean touches = touches(tokens, i - 1) || touches(tokens, i + 1);
    if (touches) {
      return new Unit(i, Form.LOOKALIKE, token.length());
    }
    boolean between =
        token.length() == 1
            && last != null
            && last.form() == Form.FIGURES
            && last.digits() == 1
            && i + 2 < tokens.size()
            && tokens.get(i + 2).type() == Token.Type.FIGURES
            && tokens.get(i + 2).length() == 1;
    return between ? new Unit(i, Form.LOOKALIKE, 0) : null;
  }

  private static boolean touches(List<Token> tokens, int i) {
    return i >= 0 && i < tokens.size() && tokens.get(i).type() == Token.Type.FIGURES;
  }

  /** Whether letters that are no number and no word for a code are written together with it. */
  private boolean isModel(List<Token> tokens, int i) {
    return isModelPart(tokens, i - 1) || isModelPart(tokens, i + 1);
  }

  private boolean isModelPart(List<Token> tokens, int i) {
    if (i < 0 || i >= tokens.size() || tokens.get(i).type() != Token.Type.WORD) {
      return false;
    }
    String word = tokens.get(i).word();
    return word.codePoints().allMatch(c -> c < 0x250)
        && !word.chars().allMatch(c -> c == 'o' || c == 'l' || c == 'i')
        && !table.has("code", word)
        && !table.has("units", word)
        && !table.has("joiners", word)
        && !table.has("is", word);
  }
}

package dev.doorman.redaction;

import dev.doorman.redaction.NumberRun.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells from what stands beside a number what it is. Stateless. */
final class NumberSense {
  /** How many words before a number may name it as a code, and as something else. */
  private static final int CODE_REACH = 6;

  private static final int PART_REACH = 3;
  private static final int LABEL_REACH = 3;
  private static final int PHONE_REACH = 5;
  private static final int PHONE_DIGITS = 9;
  private static final String ENDS = ".!?。！？؟।;；\n";

  /** With spaces that don't break a line too. */
  private static final Pattern CURRENCY_BEFORE =
      Pattern.compile("\\p{Sc}\\s*$", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern CURRENCY_BEHIND =
      Pattern.compile("\\s*[\\p{Sc}%]", Pattern.UNICODE_CHARACTER_CLASS);

  private final WordTable table;

  NumberSense(WordTable table) {
    this.table = table;
  }

  /** What a number is. */
  enum Sense {
    /** The text calls it a code. */
    CODE,
    /** The text says that it is something else: a price, a year, an order. */
    SOMETHING_ELSE,
    UNTOLD
  }

  Sense of(String text, List<Token> tokens, NumberRun run) {
    if (isAmount(tokens, run)) {
      return Sense.SOMETHING_ELSE;
    }
    int reach = run.digits() < 4 ? PART_REACH : CODE_REACH;
    int passed = 0;
    for (int i = run.first() - 1; i >= 0 && passed < reach; i--) {
      Token token = tokens.get(i);
      if (token.type() == Token.Type.SIGNS && ends(token.word(), passed == 0)) {
        break;
      }
      if (!token.isWord()) {
        continue;
      }
      passed++;
      if (isFixed(tokens, i)) {
        return Sense.SOMETHING_ELSE;
      }
      if (passed == 1 && (isYear(text, tokens, run, token) || isTime(text, tokens, run, token))) {
        return Sense.SOMETHING_ELSE;
      }
      if (token.type() == Token.Type.HAN) {
        int code = table.hanEnd("hanCode", token.word());
        int label = table.hanEnd("hanLabels", token.word());
        if (code > 0 || label > 0) {
          return label > code && run.isAllFigures() ? Sense.SOMETHING_ELSE : Sense.CODE;
        }
      } else if (table.has("code", token.word())) {
        return Sense.CODE;
      } else if (passed <= LABEL_REACH && table.has("labels", token.word())) {
        return Sense.SOMETHING_ELSE;
      }
    }
    if (isCalledCodeBehind(tokens, run)) {
      return Sense.CODE;
    }
    return isSomethingElse(text, tokens, run) ? Sense.SOMETHING_ELSE : Sense.UNTOLD;
  }

  /** A sign that ends a sentence; right before a number a dot or a colon may lead to it. */
  private static boolean ends(String signs, boolean beside) {
    return !beside && signs.chars().anyMatch(c -> ENDS.indexOf(c) >= 0);
  }

  /** A code of another kind: an error's, a country's, a post office's. */
  private boolean isFixed(List<Token> tokens, int i) {
    Token token = tokens.get(i);
    if (token.type() == Token.Type.HAN || !table.has("code", token.word())) {
      return false;
    }
    return isFix(neighbour(tokens, i, -1))
        || isFix(neighbour(tokens, i, 1))
        || isFix(neighbour(tokens, i, 2));
  }

  private boolean isFix(String word) {
    return !word.isEmpty() && table.has("fix", word);
  }

  /** The word so many words away; empty if there is none. */
  private static String neighbour(List<Token> tokens, int i, int away) {
    int left = Math.abs(away);
    for (int at = i + Integer.signum(away); at >= 0 && at < tokens.size(); ) {
      Token token = tokens.get(at);
      if (token.isWord() && --left == 0) {
        return token.word();
      }
      if (token.type() == Token.Type.FIGURES || token.type() == Token.Type.MARK) {
        return "";
      }
      at += Integer.signum(away);
    }
    return "";
  }

  /** 482913 is my code. */
  private boolean isCalledCodeBehind(List<Token> tokens, NumberRun run) {
    int passed = 0;
    boolean linked = false;
    for (int i = run.last() + 1; i < tokens.size() && passed < 4; i++) {
      Token token = tokens.get(i);
      if (token.type() == Token.Type.SIGNS && ends(token.word(), false)) {
        return false;
      }
      if (!token.isWord()) {
        continue;
      }
      passed++;
      if (token.type() == Token.Type.HAN) {
        return table.hanStarts("hanIs", token.word()) && table.hanEnd("hanCode", token.word()) > 0;
      }
      if (passed == 1) {
        linked = table.has("is", token.word()) || table.has("fillers", token.word());
      } else if (linked && table.has("code", token.word())) {
        return true;
      }
    }
    return false;
  }

  /** A price, or a number of things. */
  private boolean isAmount(List<Token> tokens, NumberRun run) {
    String before = run.first() == 0 ? "" : tokens.get(run.first() - 1).word();
    String behind = run.last() + 1 == tokens.size() ? "" : tokens.get(run.last() + 1).word();
    boolean signBefore = run.first() > 0 && tokens.get(run.first() - 1).type() == Token.Type.SIGNS;
    boolean signBehind =
        run.last() + 1 < tokens.size() && tokens.get(run.last() + 1).type() == Token.Type.SIGNS;
    if ((signBefore && CURRENCY_BEFORE.matcher(before).find())
        || (signBehind && CURRENCY_BEHIND.matcher(behind).lookingAt())) {
      return true;
    }
    if (table.has("money", beside(tokens, run.first(), -1))) {
      return true;
    }
    String next = beside(tokens, run.last(), 1);
    Token token = besideToken(tokens, run.last(), 1);
    if (token != null && token.type() == Token.Type.HAN) {
      return table.hanStarts("hanThings", next) || table.hanStarts("hanMoney", next);
    }
    return table.has("money", next) || table.has("things", next);
  }

  /** The word right beside, with a sign or two between; empty if there is none. */
  private static String beside(List<Token> tokens, int i, int step) {
    Token token = besideToken(tokens, i, step);
    return token == null ? "" : token.word();
  }

  private static @Nullable Token besideToken(List<Token> tokens, int i, int step) {
    int at = i + step;
    if (at >= 0 && at < tokens.size() && tokens.get(at).type() == Token.Type.SIGNS) {
      if (tokens.get(at).length() > 2 || tokens.get(at).word().contains("\n")) {
        return null;
      }
      at += step;
    }
    return at >= 0 && at < tokens.size() && tokens.get(at).isWord() ? tokens.get(at) : null;
  }

  private boolean isYear(String text, List<Token> tokens, NumberRun run, Token before) {
    return isYearFigures(text, tokens, run)
        && before.type() == Token.Type.WORD
        && table.has("year", before.word());
  }

  private static boolean isYearFigures(String text, List<Token> tokens, NumberRun run) {
    if (run.units().size() != 1 || !run.isAllFigures() || run.digits() != 4) {
      return false;
    }
    int year = value(text, tokens.get(run.first()));
    return year >= 1900 && year < 2100;
  }

  /** 二〇一九年. */
  private boolean isHanYear(List<Token> tokens, NumberRun run) {
    Token next = run.last() + 1 < tokens.size() ? tokens.get(run.last() + 1) : null;
    return run.units().size() == 4
        && run.last() == run.first() + 3
        && tokens.get(run.first()).type() == Token.Type.HAN_NUMERAL
        && "一二".contains(tokens.get(run.first()).word())
        && next != null
        && next.type() == Token.Type.HAN
        && table.hanStarts("hanYearAfter", next.word());
  }

  private boolean isTime(String text, List<Token> tokens, NumberRun run, Token before) {
    return NumberShapes.isTime(text, tokens, run)
        && (table.has("time", before.word()) || table.has("year", before.word()));
  }

  private boolean isSomethingElse(String text, List<Token> tokens, NumberRun run) {
    if (isHanYear(tokens, run)) {
      return true;
    }
    if (!run.isAllFigures()) {
      return false;
    }
    Token next = besideToken(tokens, run.last(), 1);
    if (isYearFigures(text, tokens, run) && next != null) {
      return next.type() == Token.Type.HAN
          ? table.hanStarts("hanYearAfter", next.word())
          : table.has("yearAfter", next.word());
    }
    return NumberShapes.isTime(text, tokens, run)
        || NumberShapes.isDate(text, tokens, run)
        || NumberShapes.isVersion(text, tokens, run)
        || isPhone(tokens, run);
  }

  private boolean isPhone(List<Token> tokens, NumberRun run) {
    if (run.digits() < PHONE_DIGITS) {
      return false;
    }
    if (run.first() > 0 && tokens.get(run.first() - 1).word().endsWith("+")) {
      return true;
    }
    List<Token> words = new ArrayList<>();
    for (int i = run.first() - 1; i >= 0 && words.size() < PHONE_REACH; i--) {
      if (tokens.get(i).isWord()) {
        words.add(tokens.get(i));
      }
    }
    return words.stream()
        .anyMatch(
            word ->
                word.type() == Token.Type.HAN
                    ? table.hanEnd("hanPhone", word.word()) > 0
                    : table.has("phone", word.word()));
  }

  /** The value of a token of at most nine figures. */
  static int value(String text, Token figures) {
    return text.substring(figures.start(), figures.end())
        .codePoints()
        .map(c -> Math.max(0, Character.digit(c, 10)))
        .reduce(0, (sum, digit) -> sum * 10 + digit);
  }

  /** The value of one of a run's numbers. */
  static int value(String text, List<Token> tokens, Unit unit) {
    return value(text, tokens.get(unit.token()));
  }
}

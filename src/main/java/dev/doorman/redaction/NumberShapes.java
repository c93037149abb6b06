package dev.doorman.redaction;

import dev.doorman.redaction.NumberRun.Unit;
import java.util.List;

/** Tells dates, times and versions by how their figures and signs stand. Stateless. */
final class NumberShapes {
  private NumberShapes() {}

  /** 9:05, 21:30. */
  static boolean isTime(String text, List<Token> tokens, NumberRun run) {
    List<Unit> units = run.units();
    return units.size() == 2
        && run.isAllFigures()
        && units.getFirst().digits() <= 2
        && units.getLast().digits() == 2
        && between(tokens, units, 1).equals(":")
        && value(text, tokens, units, 0) < 24
        && value(text, tokens, units, 1) < 60;
  }

  /** 12/05/2023, 2023-05-12, 12.5.23. */
  static boolean isDate(String text, List<Token> tokens, NumberRun run) {
    List<Unit> units = run.units();
    if (units.size() != 3 || units.stream().anyMatch(unit -> unit.digits() > 4)) {
      return false;
    }
    String sign = between(tokens, units, 1);
    if (!"/.-".contains(sign) || sign.length() != 1 || !sign.equals(between(tokens, units, 2))) {
      return false;
    }
    int first = value(text, tokens, units, 0);
    int second = value(text, tokens, units, 1);
    int third = value(text, tokens, units, 2);
    if (units.getFirst().digits() == 4) {
      return isYear(first) && isDayAndMonth(second, third);
    }
    return isDayAndMonth(first, second)
        && (units.getLast().digits() == 4 ? isYear(third) : units.getLast().digits() == 2);
  }

  private static boolean isYear(int year) {
    return year >= 1900 && year < 2100;
  }

  private static boolean isDayAndMonth(int one, int other) {
    return one > 0 && other > 0 && Math.max(one, other) <= 31 && Math.min(one, other) <= 12;
  }

  /** 17.4.1, 10.15.7: dots between numbers of different lengths. */
  static boolean isVersion(String text, List<Token> tokens, NumberRun run) {
    List<Unit> units = run.units();
    if (units.size() < 3) {
      return false;
    }
    for (int i = 1; i < units.size(); i++) {
      if (!between(tokens, units, i).equals(".")) {
        return false;
      }
    }
    return units.stream().mapToInt(Unit::digits).distinct().count() > 1;
  }

  /** What stands before the unit of this index. */
  private static String between(List<Token> tokens, List<Unit> units, int i) {
    int from = units.get(i - 1).token();
    return units.get(i).token() == from + 2 ? tokens.get(from + 1).word() : "";
  }

  private static int value(String text, List<Token> tokens, List<Unit> units, int i) {
    return NumberSense.value(text, tokens, units.get(i));
  }
}

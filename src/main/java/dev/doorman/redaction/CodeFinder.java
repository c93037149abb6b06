package dev.doorman.redaction;

import dev.doorman.redaction.NumberRun.Form;
import dev.doorman.redaction.NumberSense.Sense;
import dev.doorman.redaction.Redacted.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what could be a one-time code, or a part of one. Stateless. */
final class CodeFinder {
  private static final int CODE_DIGITS = 4;

  /** Words in a row that are read out as figures; numbers in prose are shorter. */
  private static final int READ_OUT = 4;

  /** So short a message adds to the one before it. */
  private static final int SHORT_MESSAGE = 5;

  private final NumberRuns runs;
  private final NumberSense sense;

  CodeFinder(WordTable table) {
    runs = new NumberRuns(table);
    sense = new NumberSense(table);
  }

  List<Span> find(String text, List<Token> tokens, List<Token> earlier) {
    List<Span> found = new ArrayList<>();
    for (NumberRun run : runs.find(tokens)) {
      if (isCode(text, tokens, run, earlier)) {
        found.add(
            new Span(tokens.get(run.first()).start(), tokens.get(run.last()).end(), Kind.CODE));
      }
    }
    return found;
  }

  private boolean isCode(String text, List<Token> tokens, NumberRun run, List<Token> earlier) {
    boolean alone =
        IntStream.range(0, tokens.size())
            .filter(i -> i < run.first() || i > run.last())
            .allMatch(i -> tokens.get(i).type() == Token.Type.SIGNS);
    Sense said = sense.of(text, tokens, run);
    if (run.digits() < CODE_DIGITS) {
      return isPart(tokens, run, earlier, alone, said);
    }
    if (run.isAllWords()) {
      return (said != Sense.SOMETHING_ELSE && isReadOut(run)) || alone || said == Sense.CODE;
    }
    if (run.count(Form.LOOKALIKE) > 0) {
      int figures =
          run.units().stream()
              .filter(unit -> unit.form() == Form.FIGURES)
              .mapToInt(NumberRun.Unit::digits)
              .sum();
      return figures >= 2;
    }
    return alone || said != Sense.SOMETHING_ELSE;
  }

  private static boolean isReadOut(NumberRun run) {
    return !run.hasScale()
        && (run.count(Form.WORD) >= READ_OUT || (run.words() >= 3 && run.digits() >= 6));
  }

  /** Too few figures for a code, which may be the half of one. */
  private boolean isPart(
      List<Token> tokens, NumberRun run, List<Token> earlier, boolean alone, Sense said) {
    boolean goesOn = goesOn(tokens, run, earlier);
    if (run.digits() < 2) {
      return alone && goesOn;
    }
    return alone || said == Sense.CODE || (goesOn && said != Sense.SOMETHING_ELSE);
  }

  /**
   * Where a code begins in the text before: the number that one ends in, if this text goes on with
   * a code or with what was replaced, and nothing makes that number something else.
   */
  Optional<Span> beginning(String before, List<Token> earlier, String text, List<Token> tokens) {
    boolean continued =
        runs.find(tokens).stream()
            .findFirst()
            .map(run -> goesOn(tokens, run, earlier) && isCode(text, tokens, run, earlier))
            .orElseGet(() -> isMarkAlone(tokens));
    return continued ? endOf(before, earlier) : Optional.empty();
  }

  private static boolean isMarkAlone(List<Token> tokens) {
    return tokens.stream().anyMatch(token -> token.type() == Token.Type.MARK)
        && tokens.stream().filter(Token::isWord).count() <= SHORT_MESSAGE;
  }

  private Optional<Span> endOf(String text, List<Token> tokens) {
    List<NumberRun> found = runs.find(tokens);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    NumberRun run = found.getLast();
    boolean last =
        IntStream.range(run.last() + 1, tokens.size())
            .allMatch(i -> tokens.get(i).type() == Token.Type.SIGNS);
    return last && sense.of(text, tokens, run) != Sense.SOMETHING_ELSE
        ? Optional.of(
            new Span(tokens.get(run.first()).start(), tokens.get(run.last()).end(), Kind.CODE))
        : Optional.empty();
  }

  /** Whether the text before it ended in figures, or in what was replaced, and this adds some. */
  private boolean goesOn(List<Token> tokens, NumberRun run, List<Token> earlier) {
    long words = tokens.stream().filter(Token::isWord).count();
    if (words > SHORT_MESSAGE || (run.isAllWords() && words > run.units().size())) {
      return false;
    }
    for (Token token : earlier.reversed()) {
      if (token.type() != Token.Type.SIGNS) {
        return token.type() == Token.Type.MARK
            || token.type() == Token.Type.FIGURES
            || !runs.find(List.of(token)).isEmpty();
      }
    }
    return false;
  }
}

package dev.doorman.cli.replay;

import java.util.List;
import java.util.Locale;

/**
 * One conversation.
 *
 * @param file as it is named to the reader
 * @param lines the file as it is
 * @param api whether there is a deletion API
 * @param locale of the page that the customer reads
 */
record Script(String file, List<String> lines, List<Move> moves, Api api, Locale locale) {
  Script {
    lines = List.copyOf(lines);
    moves = List.copyOf(moves);
  }

  /** Whether there is a deletion API. */
  enum Api {
    PRESENT,
    ABSENT
  }

  /**
   * What happens, and all that is expected to be seen because of it, in order.
   *
   * @param line of the file, from 1
   */
  record Move(int line, Step step, List<String> expected) {
    Move {
      expected = List.copyOf(expected);
    }
  }
}

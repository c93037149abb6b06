package dev.doorman.knowledge;

import java.util.ArrayList;
import java.util.List;

/**
 * What is found while a folder is read. For one thread.
 *
 * @param stops why a file, or all of the folder, cannot be used
 * @param faults what is left out or guessed of a file that is used all the same
 * @param notes what may be as it is meant to be
 */
record Findings(List<Problem> stops, List<Problem> faults, List<Problem> notes) {
  Findings() {
    this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void stop(String file, int line, String message) {
    stops.add(new Problem(file, line, message));
  }

  void fault(String file, int line, String message) {
    faults.add(new Problem(file, line, message));
  }

  void note(String file, int line, String message) {
    notes.add(new Problem(file, line, message));
  }

  void addAll(Findings others) {
    stops.addAll(others.stops);
    faults.addAll(others.faults);
    notes.addAll(others.notes);
  }
}

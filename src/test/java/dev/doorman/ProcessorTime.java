package dev.doorman;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How long processors worked, which says what a test costs also on a machine that others use. Read
 * from {@code /proc}; where there is none (not on Linux), nothing is known and all times are 0.
 */
final class ProcessorTime {
  private static final double TICKS_PER_SECOND = 100;

  /** The state's index after the command's closing bracket is 0, that of the user time 11. */
  private static final int USER = 11;

  /** User and system; with the same of children that have ended. */
  private static final int OWN = 2;

  private static final int WITH_ENDED = 4;

  private ProcessorTime() {}

  /**
   * The seconds of a process, of all that it started and waited for, and of its descendants that
   * run. Servers that have left their parents, as PostgreSQL does, aren't among them.
   */
  static double ofTree(ProcessHandle root) {
    try (Stream<ProcessHandle> tree = Stream.concat(Stream.of(root), root.descendants())) {
      return tree.mapToDouble(process -> seconds(process, WITH_ENDED)).sum();
    }
  }

  /** The seconds of a process alone. */
  static double of(ProcessHandle process) {
    return seconds(process, OWN);
  }

  private static double seconds(ProcessHandle process, int fields) {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
      String[] after = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      long ticks = 0;
      for (int i = USER; i < USER + fields; i++) {
        ticks += Long.parseLong(after[i]);
      }
      return ticks / TICKS_PER_SECOND;
    } catch (IOException e) {
      return 0; // It has ended, and counts as a child of its parent now.
    }
  }
}

package dev.doorman.cli.kit;

import org.jspecify.annotations.Nullable;

/**
 * One row of the table.
 *
 * @param name fixed, for those who read the table by machine
 * @param promise what the contract says, in a line
 */
record Check(String name, String promise, Test test) {
  /** Tries it: returns where it holds. */
  interface Test {
    /**
     * Tries it.
     *
     * @throws Broken where it does not hold
     * @throws Blocked where that cannot be told
     */
    void run();
  }

  /** What a check came to. */
  sealed interface Outcome {
    record Holds() implements Outcome {}

    /**
     * It does not hold.
     *
     * @param exchange the request and its answer; null where the fault is not in one
     */
    record Fails(String why, @Nullable Exchange exchange) implements Outcome {}

    record NotChecked(String why) implements Outcome {}
  }

  Outcome outcome() {
    try {
      test.run();
      return new Outcome.Holds();
    } catch (Broken e) {
      return new Outcome.Fails(e.why(), e.exchange);
    } catch (Blocked e) {
      return new Outcome.NotChecked(e.why());
    }
  }

  /** The contract is broken. */
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient @Nullable Exchange exchange;

    Broken(String why, @Nullable Exchange exchange) {
      super(why);
      this.exchange = exchange;
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }

  /** Whether the contract holds here cannot be told. */
  static final class Blocked extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Blocked(String why) {
      super(why);
    }

    String why() {
      return String.valueOf(getMessage());
    }
  }
}

package dev.doorman.answer.llm;

/**
 * The endpoint failed, or was too slow: what opens the circuit breaker. Never leaves this package.
 */
final class ModelFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;

  /**
   * @param message the kind of failure; nothing that the endpoint said
   */
  ModelFailure(Outcome outcome, String message) {
    super(message);
    this.outcome = outcome;
  }

  Outcome outcome() {
    return outcome;
  }
}

package dev.doorman.deletion;

/**
 * Is told each time the deletion API breaks its contract.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and return at once.
 */
public interface ContractBreaks {
  /** Takes no notice. */
  ContractBreaks IGNORED =
      new ContractBreaks() {
        @Override
        public void found(ContractBreak what) {}

        @Override
        public void unconfirmed(ContractBreak what) {}
      };

  /** An answer broke the contract. */
  void found(ContractBreak what);

  /** A deletion was accepted or completed that no customer has confirmed: somebody must look. */
  void unconfirmed(ContractBreak what);
}

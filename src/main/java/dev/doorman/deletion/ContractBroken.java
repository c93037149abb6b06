package dev.doorman.deletion;

import dev.doorman.base.RetriableException;

/**
 * The deletion API answered in a way that its contract does not have. What the call did is not
 * known, and the same call may be made again.
 */
public final class ContractBroken extends RetriableException {
  private static final long serialVersionUID = 1L;

  private final transient ContractBreak what;

  public ContractBroken(ContractBreak what) {
    super("the deletion API's answer breaks the contract: " + what.sentence(), null);
    this.what = what;
  }

  /** What was broken. */
  public ContractBreak what() {
    return what;
  }
}

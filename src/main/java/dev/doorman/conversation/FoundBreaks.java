package dev.doorman.conversation;

import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreaks;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what breaks of the contract a turn found until the turn is stored, so that a turn that is
 * made several times reports them once. Not thread-safe.
 */
final class FoundBreaks implements ContractBreaks {
  private final List<ContractBreak> found = new ArrayList<>();
  private final List<ContractBreak> unconfirmed = new ArrayList<>();

  @Override
  public void found(ContractBreak what) {
    found.add(what);
  }

  @Override
  public void unconfirmed(ContractBreak what) {
    unconfirmed.add(what);
  }

  void clear() {
    found.clear();
    unconfirmed.clear();
  }

  void report(ContractBreaks to) {
    found.forEach(to::found);
    unconfirmed.forEach(to::unconfirmed);
  }
}

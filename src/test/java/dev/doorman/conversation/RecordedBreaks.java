package dev.doorman.conversation;

import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreaks;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps what breaks of the contract were found. */
public final class RecordedBreaks implements ContractBreaks {
  public final List<ContractBreak> found = new CopyOnWriteArrayList<>();
  public final List<ContractBreak> unconfirmed = new CopyOnWriteArrayList<>();

  @Override
  public void found(ContractBreak what) {
    found.add(what);
  }

  @Override
  public void unconfirmed(ContractBreak what) {
    unconfirmed.add(what);
  }
}

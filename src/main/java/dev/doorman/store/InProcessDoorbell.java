package dev.doorman.store;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A doorbell that is heard in this process only. */
public final class InProcessDoorbell implements Doorbell {
  private final List<Consumer<Ring>> listeners = new CopyOnWriteArrayList<>();
  private final Reach reach;

  /** The doorbell of a node that runs alone. */
  public InProcessDoorbell() {
    this(Reach.THE_ONLY_NODE);
  }

  private InProcessDoorbell(Reach reach) {
    this.reach = reach;
  }

  /** The doorbell of a node that has others beside it and no way to hear them. */
  public static InProcessDoorbell amongOthers() {
    return new InProcessDoorbell(Reach.THIS_NODE);
  }

  @Override
  public void ring(Ring ring) {
    listeners.forEach(listener -> listener.accept(ring));
  }

  @Override
  public void hear(Consumer<Ring> listener) {
    listeners.add(listener);
  }

  @Override
  public Reach reach() {
    return reach;
  }
}

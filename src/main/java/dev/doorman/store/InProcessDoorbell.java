package dev.doorman.store;

import dev.doorman.base.ConversationId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** The doorbell of a node that runs alone. */
public final class InProcessDoorbell implements Doorbell {
  private final List<Consumer<ConversationId>> listeners = new CopyOnWriteArrayList<>();

  @Override
  public void ring(ConversationId conversation) {
    listeners.forEach(listener -> listener.accept(conversation));
  }

  @Override
  public void listen(Consumer<ConversationId> listener) {
    listeners.add(listener);
  }
}

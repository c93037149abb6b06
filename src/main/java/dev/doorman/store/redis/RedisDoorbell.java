package dev.doorman.store.redis;

import dev.doorman.base.ConversationId;
import dev.doorman.store.Doorbell;
import dev.doorman.store.InProcessDoorbell;
import java.util.UUID;
import java.util.function.Consumer;

/** A doorbell that is heard on all nodes while Redis is there, and on this one always. */
public final class RedisDoorbell implements Doorbell {
  private final InProcessDoorbell here = new InProcessDoorbell();
  private final RedisLink link;

  public RedisDoorbell(RedisLink link) {
    this.link = link;
    link.listen(this::heard);
  }

  @Override
  public void ring(ConversationId conversation) {
    here.ring(conversation);
    link.publish(conversation.toString());
  }

  @Override
  public void listen(Consumer<ConversationId> listener) {
    here.listen(listener);
  }

  @Override
  public Reach reach() {
    return link.isUp() ? Reach.ALL_NODES : Reach.THIS_NODE;
  }

  private void heard(String message) {
    ConversationId id;
    try {
      id = new ConversationId(UUID.fromString(message));
    } catch (IllegalArgumentException e) {
      // Of a later version, or not Doorman's.
      return;
    }
    here.ring(id);
  }
}

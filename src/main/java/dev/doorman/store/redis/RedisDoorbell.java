package dev.doorman.store.redis;

import dev.doorman.base.ConversationId;
import dev.doorman.store.Doorbell;
import dev.doorman.store.InProcessDoorbell;
import dev.doorman.store.Ring;
import dev.doorman.store.Ring.Concern;
import java.util.OptionalLong;
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
  public void ring(Ring ring) {
    here.ring(ring);
    link.publish(ring.conversation().toString());
  }

  @Override
  public void hear(Consumer<Ring> listener) {
    here.hear(listener);
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
    // The node that rang has told its own workers; those of the others find what it leaves.
    here.ring(new Ring(id, OptionalLong.empty(), Concern.READERS));
  }
}

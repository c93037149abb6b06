package dev.doorman.desk.live;

import dev.doorman.access.Sessions;
import dev.doorman.conversation.Conversations;
import dev.doorman.conversation.Whispers;
import dev.doorman.desk.DeskConfig;
import dev.doorman.desk.Moves;
import dev.doorman.desk.Queue;
import dev.doorman.desk.duty.Presences;
import java.time.Clock;

/**
 * What the socket serves agents' pages with.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class Reception {
  private final DeskWork.Parts parts;

  public Reception(
      Sessions sessions,
      DeskClients clients,
      Floor floor,
      Moves moves,
      Queue queue,
      Presences presences,
      Conversations conversations,
      Whispers whispers,
      DeskConfig config,
      Clock clock) {
    parts =
        new DeskWork.Parts(
            sessions,
            clients,
            floor,
            moves,
            queue,
            presences,
            conversations,
            whispers,
            config,
            clock);
  }

  DeskWork.Parts parts() {
    return parts;
  }
}

package dev.doorman.desk;

import dev.doorman.base.ConversationId;
import dev.doorman.base.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What agents note for each other. Customers never see it; it is erased with the conversation.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads and several processes.
 */
public interface NoteBook {
  /** One note. */
  record Note(UUID id, Instant at, UserId author, String by, String text) {
    /** Prints without what it says. */
    @Override
    public String toString() {
      return "Note[id=" + id + "]";
    }
  }

  /** Stores a note; one of this id that is there already stays as it is and is the answer. */
  Note add(ConversationId id, Note note);

  /** A conversation's notes in order. */
  List<Note> of(ConversationId id);
}

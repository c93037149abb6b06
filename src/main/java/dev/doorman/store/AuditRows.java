package dev.doorman.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Writes to the audit log, in whatever transaction the entry belongs to. Stateless. */
public final class AuditRows {
  private AuditRows() {}

  /**
   * Adds an entry.
   *
   * @param who did it
   * @param act a code such as {@code chat-claimed}
   * @param about what it was done to
   * @param detail more, for people; may be empty
   */
  public static void insert(
      Handle handle, UUID id, Instant at, String who, String act, String about, String detail) {
    handle.execute(
        "insert into desk_audit (id, at, who, act, about, detail) values (?, ?, ?, ?, ?, ?)",
        id,
        OffsetDateTime.ofInstant(at, ZoneOffset.UTC),
        who,
        act,
        about,
        detail);
  }
}

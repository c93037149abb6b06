package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * Tells whether an event is still what was stored: CRC-32C (RFC 9260, appendix A) over all of its
 * row. It finds damage, not forgery.
 *
 * <h2>Thread-safety</h2>
 *
 * Stateless.
 */
public final class EventChecksum {
  private static final int HEAD = 5 * Long.BYTES;

  private EventChecksum() {}

  /**
   * The checksum of an event.
   *
   * @param at in whole microseconds, as both databases keep it
   */
  static long of(ConversationId id, long seq, Instant at, String sender, String body) {
    ByteBuffer head =
        ByteBuffer.allocate(HEAD)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .putLong(seq)
            .putLong(at.getEpochSecond())
            .putLong(at.getNano());
    var sum = new CRC32C();
    sum.update(head.flip());
    sum.update(sender.getBytes(StandardCharsets.UTF_8));
    sum.update(0);
    sum.update(body.getBytes(StandardCharsets.UTF_8));
    return sum.getValue();
  }

  /**
   * Whether a row is as it was stored. One without a checksum counts as such.
   *
   * @param row with {@code conversation, seq, at, sender, body, checksum}
   */
  public static boolean matches(ResultSet row) throws SQLException {
    long stored = row.getLong("checksum");
    if (row.wasNull()) {
      return true;
    }
    return stored
        == of(
            Rows.conversation(row, "conversation"),
            row.getLong("seq"),
            Rows.time(row, "at"),
            row.getString("sender"),
            row.getString("body"));
  }
}

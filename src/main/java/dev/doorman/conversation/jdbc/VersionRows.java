package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.store.Database;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Tells which of many conversations have moved on. */
final class VersionRows {
  private VersionRows() {}

  static Map<ConversationId, Long> of(Database database, Collection<ConversationId> ids) {
    if (ids.isEmpty()) {
      return Map.of();
    }
    return database.read(
        handle ->
            handle
                .createQuery("select id, version from conversation where id in (<ids>)")
                .bindList("ids", ids.stream().map(ConversationId::value).toList())
                .reduceRows(
                    new HashMap<ConversationId, Long>(),
                    (versions, row) -> {
                      versions.put(
                          new ConversationId(row.getColumn("id", UUID.class)),
                          row.getColumn("version", Long.class));
                      return versions;
                    }));
  }
}

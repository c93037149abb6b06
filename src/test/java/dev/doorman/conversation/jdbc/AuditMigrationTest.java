package dev.doorman.conversation.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcConnectionPool;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Records from before the audit record keep what they say, and say no more. */
class AuditMigrationTest {
  private static final String BEFORE = "2026-03-01T10:00:00Z";

  @Test
  void recordsFromBeforeKeepTheirTimes() {
    var pool =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "doorman", "");
    var flyway = Flyway.configure().dataSource(pool).locations("classpath:db/doorman");
    flyway.target("3").load().migrate();
    Jdbi jdbi = Jdbi.create(pool);
    UUID conversation = UUID.randomUUID();
    jdbi.useHandle(
        handle -> {
          handle.execute(
              """
              insert into conversation (id, epoch, version, last_seq, last_effect, locale, state,
                created_at, touched_at) values (?, 'e', 1, 1, 1, 'en', '{}', current_timestamp,
                current_timestamp)""",
              conversation);
          String record = "insert into deletion_record values (?, ?, ?, ?, ?, ?, ?)";
          handle.execute(record, conversation, 1, "dr-1", BEFORE, null, null, null);
          handle.execute(record, conversation, 2, "dr-2", BEFORE, BEFORE, "2026-03-20", null);
          handle.execute(record, conversation, 3, "dr-3", BEFORE, BEFORE, "2026-03-20", BEFORE);
        });

    flyway.target("4").load().migrate();

    List<Map<String, Object>> rows =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select * from deletion_audit order by reference")
                    .mapToMap()
                    .list());
    assertThat(rows)
        .extracting(row -> row.get("outcome"))
        .containsExactly("OPEN", "ACCEPTED", "COMPLETED");
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(row).containsEntry("locale", "en").containsEntry("wished_at", null);
              assertThat(row.get("requested_at")).isNotNull();
              assertThat(row).containsEntry("confirmed_at", null);
            });
    pool.dispose();
  }
}

package dev.doorman.conversation.jdbc;

import dev.doorman.base.ConversationId;
import dev.doorman.base.Subject;
import dev.doorman.conversation.Change;
import dev.doorman.conversation.Change.Acknowledged;
import dev.doorman.conversation.Change.Resumable;
import dev.doorman.conversation.ClientMessageId;
import dev.doorman.conversation.Conversation;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver;
import dev.doorman.conversation.HandOverChange;
import dev.doorman.conversation.Held;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.UnreadableException;
import dev.doorman.store.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/** {@link ConversationStore} in a relational database. */
public final class JdbcConversationStore implements ConversationStore {
  private final Database database;
  private final Consumer<UnreadableException> damage;

  public JdbcConversationStore(Database database) {
    this(database, unreadable -> {});
  }

  /**
   * @param damage hears of each read that an event of the log failed, before the caller does
   */
  public JdbcConversationStore(Database database, Consumer<UnreadableException> damage) {
    this.database = database;
    this.damage = damage;
  }

  @Override
  public void create(
      Conversation conversation, String resumeHash, Optional<String> page, Instant createdAt) {
    database.inTransaction(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into conversation (id, resume_hash, epoch, version, last_seq,
                      last_effect, locale, page, state, created_at, touched_at, subject)
                    values (:id, :hash, :epoch, :version, :lastSeq, :lastEffect, :locale, :page,
                      :state, :at, :at, :subject)""")
                .bind("id", conversation.id().value())
                .bind("hash", resumeHash)
                .bind("epoch", conversation.epoch())
                .bind("version", conversation.version())
                .bind("lastSeq", conversation.lastSeq())
                .bind("lastEffect", conversation.lastEffect())
                .bind("locale", conversation.locale().toLanguageTag())
                .bind("page", page.orElse(null))
                .bind("state", StateJson.write(conversation.state()))
                .bind("at", Rows.time(createdAt))
                .bind("subject", conversation.subject().map(Subject::value).orElse(null))
                .execute());
  }

  private static final String COLUMNS =
      """
      id, epoch, version, last_seq, last_effect, locale, state, prompt_seq, guard_until, park_at,
      held_body, held_turn, held_until, ended_at, subject, desk_state, desk_nr, desk_agent,
      desk_agent_name""";

  @Override
  public Optional<Conversation> read(ConversationId id) {
    return database.read(
        handle ->
            handle
                .createQuery("select " + COLUMNS + " from conversation where id = :id")
                .bind("id", id.value())
                .map((row, context) -> conversation(row))
                .findOne());
  }

  @Override
  public Optional<Addressed> readFor(ConversationId id, ClientMessageId message) {
    Optional<Addressed> found =
        database.read(
            handle ->
                handle
                    .createQuery(
                        "select "
                            + COLUMNS
                            + """
                            , (select m.seq from client_message m
                              where m.conversation = c.id and m.client_id = :client) as stored_seq
                            from conversation c where c.id = :id""")
                    .bind("id", id.value())
                    .bind("client", message.value())
                    .map(
                        (row, context) ->
                            new Addressed(conversation(row), Rows.optionalLong(row, "stored_seq")))
                    .findOne());
    // The number leaves this process, so what it was read from must be on the disk.
    return found.isPresent() && found.get().acknowledged().isPresent()
        ? Optional.of(new Addressed(found.get().conversation(), acknowledged(id, message)))
        : found;
  }

  private static Conversation conversation(ResultSet row) throws SQLException {
    ConversationId id = Rows.conversation(row, "id");
    try {
      return conversation(id, row);
    } catch (IllegalArgumentException | IllegalStateException | NullPointerException e) {
      throw new UnreadableException(id, e);
    }
  }

  private static Conversation conversation(ConversationId id, ResultSet row) throws SQLException {
    return new Conversation(
        id,
        row.getString("epoch"),
        row.getLong("version"),
        row.getLong("last_seq"),
        row.getLong("last_effect"),
        Locale.forLanguageTag(row.getString("locale")),
        StateJson.state(row.getString("state")),
        Rows.optionalLong(row, "prompt_seq"),
        Rows.optionalTime(row, "guard_until"),
        Rows.optionalTime(row, "park_at"),
        held(row),
        Rows.optionalTime(row, "ended_at"),
        Rows.subject(row, "subject"),
        DeskRows.desk(row));
  }

  private static Optional<Held> held(ResultSet row) throws SQLException {
    String body = row.getString("held_body");
    return body == null
        ? Optional.empty()
        : Optional.of(new Held(row.getLong("held_turn"), body, Rows.time(row, "held_until")));
  }

  @Override
  public Optional<ConversationId> findByResumeHash(String hash) {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    select id from conversation where resume_hash = :hash
                    union all
                    select conversation as id from resume_secret where hash = :hash""")
                .bind("hash", hash)
                .map((row, context) -> Rows.conversation(row, "id"))
                .findOne());
  }

  @Override
  public Optional<ConversationId> findUnderWay(Subject subject) {
    return AdmissionRows.findUnderWay(database, subject);
  }

  @Override
  public boolean admit(ConversationId id, Subject subject, String resumeHash, Instant at) {
    return database.inTransaction(
        handle -> AdmissionRows.admit(handle, id, subject, resumeHash, at));
  }

  @Override
  public Outcome commit(Change change) {
    return database.inTransaction(
        handle -> {
          if (update(handle, change) == 0) {
            return Outcome.CONFLICT;
          }
          if (change.done().isPresent() && !finish(handle, change, change.done().get())) {
            handle.rollback();
            return Outcome.LEASE_LOST;
          }
          if (change.resumable() == Resumable.NO) {
            AdmissionRows.deleteSecrets(handle, change.before().id());
          }
          insertEvents(handle, change);
          BulletinRows.said(handle, change);
          if (change.message().isPresent()
              && !insertMessage(handle, change, change.message().get())) {
            handle.rollback();
            return Outcome.CONFLICT;
          }
          change.left().ifPresent(left -> insertLeft(handle, change, left));
          EffectRows.insert(handle, change);
          WatchRows.replace(handle, change);
          for (Change.Note note : change.record()) {
            BulletinRows.tell(handle, change, note);
            RecordRows.note(handle, change, note);
          }
          for (HandOverChange one : change.handOvers()) {
            HandOverRows.write(handle, change, one);
            BulletinRows.tell(handle, change, one);
          }
          return Outcome.STORED;
        });
  }

  private static final String UPDATE =
      """
      update conversation set version = ?, last_seq = ?, last_effect = ?, state = ?,
        prompt_seq = ?, guard_until = ?, touched_at = ?, park_at = ?,
        purge_at = coalesce(cast(? as timestamp with time zone), purge_at), ended_at = ?,
        held_turn = ?, held_body = ?, held_until = ?, subject = ?, desk_state = ?, desk_nr = ?,
        desk_agent = cast(? as uuid), desk_agent_name = ?,
        resume_hash = case when ? = 1 then resume_hash else null end
      where id = ? and version = ?""";

  private static int update(Handle handle, Change change) {
    Conversation before = change.before();
    return PlainSql.update(
        handle,
        UPDATE,
        before.version() + 1,
        change.lastSeq(),
        before.lastEffect() + change.effects().size(),
        StateJson.write(change.state()),
        change.promptSeq().isPresent() ? change.promptSeq().getAsLong() : null,
        Rows.time(change.guardUntil()),
        Rows.time(change.at()),
        Rows.time(change.parkAt()),
        Rows.time(change.purgeAt()),
        Rows.time(change.ended()),
        change.held().map(Held::turn).orElse(null),
        change.held().map(Held::body).orElse(null),
        Rows.time(change.held().map(Held::until)),
        change.subject().map(Subject::value).orElse(null),
        DeskRows.state(change.desk()),
        change.desk().nr(),
        change.desk().holder().map(by -> by.id().value()).orElse(null),
        change.desk().holder().map(Holder::displayName).orElse(null),
        change.resumable() == Resumable.YES ? 1 : 0,
        before.id().value(),
        before.version());
  }

  private static boolean finish(Handle handle, Change change, Change.Lease lease) {
    return handle
            .createUpdate(
                "delete from outbox where conversation = :id and ord = :ord and lease = :holder")
            .bind("id", change.before().id().value())
            .bind("ord", lease.ord())
            .bind("holder", lease.holder())
            .execute()
        == 1;
  }

  private static void insertEvents(Handle handle, Change change) {
    for (Event event : change.events()) {
      EventRows.insert(handle, change.before().id(), event);
    }
    change.amended().ifPresent(event -> EventRows.amend(handle, change.before().id(), event));
  }

  /** Whether the message was not there yet. */
  private static boolean insertMessage(Handle handle, Change change, Acknowledged message) {
    try {
      PlainSql.update(
          handle,
          "insert into client_message (conversation, client_id, seq, at) values (?, ?, ?, ?)",
          change.before().id().value(),
          message.id().value(),
          message.seq(),
          Rows.time(change.at()));
      return true;
    } catch (JdbiException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  private static void insertLeft(Handle handle, Change change, Change.LeftMessage left) {
    handle
        .createUpdate(
            "insert into left_message (conversation, client_id, text, email, at)"
                + " values (:conversation, :client, :text, :email, :at)")
        .bind("conversation", change.before().id().value())
        .bind("client", left.id().value())
        .bind("text", left.text())
        .bind("email", left.email().orElse(null))
        .bind("at", Rows.time(change.at()))
        .execute();
  }

  @Override
  public OptionalLong acknowledged(ConversationId id, ClientMessageId message) {
    return database.readDurable(
        handle ->
            handle
                .createQuery(
                    "select seq from client_message"
                        + " where conversation = :id and client_id = :client")
                .bind("id", id.value())
                .bind("client", message.value())
                .map((row, context) -> OptionalLong.of(row.getLong("seq")))
                .findOne()
                .orElse(OptionalLong.empty()));
  }

  @Override
  public List<Event> eventsAfter(ConversationId id, long seq, int limit) {
    return read(handle -> EventRows.after(handle, id, seq, limit));
  }

  @Override
  public Optional<Event> event(ConversationId id, long seq) {
    return read(handle -> EventRows.find(handle, id, seq));
  }

  private <T> T read(Function<Handle, T> work) {
    try {
      return database.readDurable(work);
    } catch (UnreadableException e) {
      damage.accept(e);
      throw e;
    }
  }

  @Override
  public List<HandOver> handOvers(ConversationId id) {
    return HandOverRows.of(database, id);
  }

  @Override
  public Map<ConversationId, Long> versions(Collection<ConversationId> ids) {
    return VersionRows.of(database, ids);
  }
}

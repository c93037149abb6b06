package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Request;
import dev.doorman.sandbox.book.RequestTable;
import dev.doorman.sandbox.book.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link RequestTable} in SQL. */
record JdbcRequests(Handle handle) implements RequestTable {
  private static final String COLUMNS =
      """
      select id, conversation, subject, locale, confirmed_at, created_at, state, link_number,
        match_phrase, link_expires_at, step, contact, account, code_mac, code_expires_at, checks,
        check_from, sends, send_from, masked_account, verified_at, verified_until, accepted_at,
        expected_by, complete_at, completed_at
      from "sandbox".deletion_request""";

  private static final String SELECT = COLUMNS + " where id = :id";

  @Override
  public Optional<Request> find(String id) {
    return one(SELECT, id);
  }

  @Override
  public Optional<Request> lock(String id) {
    return one(SELECT + " for update", id);
  }

  private Optional<Request> one(String sql, String id) {
    return handle
        .createQuery(sql)
        .bind("id", id)
        .map((row, context) -> RequestRows.read(row))
        .findOne();
  }

  @Override
  public Optional<Request> acceptedFor(String account, String otherThan) {
    return handle
        .createQuery(
            COLUMNS
                + """
                 where account = :account and state = :accepted and id <> :other
                order by accepted_at fetch first 1 rows only""")
        .bind("account", account)
        .bind("accepted", State.ACCEPTED.name())
        .bind("other", otherThan)
        .map((row, context) -> RequestRows.read(row))
        .findOne();
  }

  @Override
  public void insert(Request request) {
    RequestRows.bindOrigin(
            RequestRows.bind(
                handle.createUpdate(
                    """
                    insert into "sandbox".deletion_request (
                      id, conversation, subject, locale, confirmed_at, created_at, state, due_at,
                      link_number, match_phrase, link_expires_at,
                      step, contact, account, code_mac, code_expires_at,
                      checks, check_from, sends, send_from,
                      masked_account, verified_at, verified_until, accepted_at, expected_by,
                      complete_at, completed_at)
                    values (
                      :id, :conversation, :subject, :locale, :confirmed_at, :created_at, :state,
                      :due_at, :link_number, :match_phrase, :link_expires_at,
                      :step, :contact, :account, :code_mac, :code_expires_at,
                      :checks, :check_from, :sends, :send_from,
                      :masked_account, :verified_at, :verified_until, :accepted_at, :expected_by,
                      :complete_at, :completed_at)"""),
                request),
            request)
        .execute();
  }

  @Override
  public void update(Request request) {
    RequestRows.bind(
            handle.createUpdate(
                """
                update "sandbox".deletion_request set
                  state = :state, due_at = :due_at, link_number = :link_number,
                  match_phrase = :match_phrase, link_expires_at = :link_expires_at,
                  step = :step, contact = :contact, account = :account,
                  code_mac = :code_mac, code_expires_at = :code_expires_at,
                  checks = :checks, check_from = :check_from, sends = :sends,
                  send_from = :send_from, masked_account = :masked_account,
                  verified_at = :verified_at, verified_until = :verified_until,
                  accepted_at = :accepted_at, expected_by = :expected_by,
                  complete_at = :complete_at, completed_at = :completed_at
                where id = :id"""),
            request)
        .execute();
  }

  @Override
  public void addLink(String handleHash, String request, int number) {
    handle
        .createUpdate("insert into \"sandbox\".link values (:hash, :request, :number)")
        .bind("hash", handleHash)
        .bind("request", request)
        .bind("number", number)
        .execute();
  }

  @Override
  public Optional<LinkOf> linkWith(String handleHash) {
    return handle
        .createQuery("select request, number from \"sandbox\".link where handle_hash = :hash")
        .bind("hash", handleHash)
        .map((row, context) -> new LinkOf(row.getString("request"), row.getInt("number")))
        .findOne();
  }

  @Override
  public List<String> due(Instant now, int most) {
    return handle
        .createQuery(
            """
            select id from "sandbox".deletion_request where due_at <= :now
            order by due_at fetch first :most rows only""")
        .bind("now", Rows.time(now))
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }
}

package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Mail;
import dev.doorman.sandbox.book.Mail.Route;
import dev.doorman.sandbox.book.MailTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@link MailTable} in SQL. */
record JdbcMails(Handle handle) implements MailTable {
  @Override
  public void insert(Mail mail) {
    handle
        .createUpdate(
            """
            insert into "sandbox".mail (id, recipient, subject, text, code, at, route)
            values (:id, :to, :subject, :text, :code, :at, :route)""")
        .bind("id", mail.id())
        .bind("to", mail.to())
        .bind("subject", mail.subject())
        .bind("text", mail.text())
        .bind("code", mail.code())
        .bind("at", Rows.time(mail.at()))
        .bind("route", mail.route().name())
        .execute();
  }

  @Override
  public List<Mail> to(String address, int most) {
    return handle
        .createQuery(
            """
            select id, recipient, subject, text, code, at, route from "sandbox".mail where recipient = :to and route = :route
            order by at desc fetch first :most rows only""")
        .bind("to", address)
        .bind("route", Route.MAILBOX.name())
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  @Override
  public List<Mail> lease(Instant now, Duration lease, int most) {
    List<Mail> found =
        handle
            .createQuery(
                """
                select id, recipient, subject, text, code, at, route from "sandbox".mail
                where route = :route and (leased_until is null or leased_until <= :now)
                order by at fetch first :most rows only""")
            .bind("route", Route.SMTP.name())
            .bind("now", Rows.time(now))
            .bind("most", most)
            .map((row, context) -> read(row))
            .list();
    List<Mail> leased = new ArrayList<>();
    for (Mail mail : found) {
      int taken =
          handle
              .createUpdate(
                  """
                  update "sandbox".mail set leased_until = :until
                  where id = :id and (leased_until is null or leased_until <= :now)""")
              .bind("id", mail.id())
              .bind("now", Rows.time(now))
              .bind("until", Rows.time(now.plus(lease)))
              .execute();
      if (taken == 1) {
        leased.add(mail);
      }
    }
    return leased;
  }

  @Override
  public void delete(UUID id) {
    handle.createUpdate("delete from \"sandbox\".mail where id = :id").bind("id", id).execute();
  }

  @Override
  public void forget(Instant before) {
    handle
        .createUpdate("delete from \"sandbox\".mail where at < :before")
        .bind("before", Rows.time(before))
        .execute();
  }

  private static Mail read(ResultSet row) throws SQLException {
    return new Mail(
        row.getObject("id", UUID.class),
        row.getString("recipient"),
        row.getString("subject"),
        row.getString("text"),
        row.getString("code"),
        Rows.time(row, "at"),
        Route.valueOf(row.getString("route")));
  }
}

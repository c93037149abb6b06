package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.book.Account;
import dev.doorman.sandbox.book.AccountTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** {@link AccountTable} in SQL. */
record JdbcAccounts(Handle handle) implements AccountTable {
  @Override
  public Optional<Account> withId(String id) {
    return handle
        .createQuery("select id, email, phone from \"sandbox\".account where id = :id")
        .bind("id", id)
        .map((row, context) -> read(row))
        .findOne();
  }

  @Override
  public Optional<Account> withContact(String contact) {
    return handle
        .createQuery(
            "select id, email, phone from \"sandbox\".account where email = :contact or phone = :contact")
        .bind("contact", contact)
        .map((row, context) -> read(row))
        .findOne();
  }

  @Override
  public void delete(String id) {
    handle.createUpdate("delete from \"sandbox\".account where id = :id").bind("id", id).execute();
  }

  @Override
  public List<Account> first(int most) {
    return handle
        .createQuery(
            "select id, email, phone from \"sandbox\".account order by id fetch first :most rows only")
        .bind("most", most)
        .map((row, context) -> read(row))
        .list();
  }

  private static Account read(ResultSet row) throws SQLException {
    return new Account(
        row.getString("id"), Rows.optionalText(row, "email"), Rows.optionalText(row, "phone"));
  }
}

package dev.doorman.desk.jdbc;

import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.desk.hook.Subscription;
import dev.doorman.desk.hook.Subscription.Activity;
import dev.doorman.desk.hook.SubscriptionId;
import dev.doorman.desk.hook.Subscriptions;
import dev.doorman.store.Database;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** {@link Subscriptions} in a relational database. */
public final class JdbcHookSubscriptions implements Subscriptions {
  private final Database database;

  public JdbcHookSubscriptions(Database database) {
    this.database = database;
  }

  @Override
  public List<Subscription> all() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "select id, url, events, active, created_at from webhook order by created_at, id")
                .map((row, context) -> subscription(row))
                .list());
  }

  @Override
  public Optional<Subscription> find(SubscriptionId id) {
    return database.read(handle -> find(handle, id));
  }

  private static Optional<Subscription> find(Handle handle, SubscriptionId id) {
    return handle
        .createQuery("select id, url, events, active, created_at from webhook where id = :id")
        .bind("id", id.value())
        .map((row, context) -> subscription(row))
        .findOne();
  }

  static Subscription subscription(ResultSet row) throws SQLException {
    return new Subscription(
        new SubscriptionId(row.getObject("id", UUID.class)),
        URI.create(row.getString("url")),
        List.of(row.getString("events").strip().split(" ", -1)),
        row.getBoolean("active") ? Activity.ACTIVE : Activity.PAUSED,
        Columns.time(row, "created_at"));
  }

  @Override
  public Added add(Subscription subscription, Secret<String> secret, UserId by) {
    return database.inTransaction(
        handle -> {
          long there = handle.createQuery("select count(*) from webhook").mapTo(Long.class).one();
          if (there >= MOST) {
            return Added.TOO_MANY;
          }
          handle
              .createUpdate(
                  """
                  insert into webhook (id, url, events, secret, active, created_at, created_by)
                  values (:id, :url, :events, :secret, :active, :at, :by)""")
              .bind("id", subscription.id().value())
              .bind("url", subscription.url().toString())
              .bind("events", " " + String.join(" ", subscription.events()) + " ")
              .bind("secret", secret.value())
              .bind("active", subscription.activity() == Activity.ACTIVE)
              .bind("at", Columns.time(subscription.createdAt()))
              .bind("by", by.value())
              .execute();
          return Added.YES;
        });
  }

  @Override
  public Optional<Subscription> set(SubscriptionId id, Activity activity) {
    return database.inTransaction(
        handle -> {
          handle
              .createUpdate("update webhook set active = :active where id = :id")
              .bind("active", activity == Activity.ACTIVE)
              .bind("id", id.value())
              .execute();
          return find(handle, id);
        });
  }

  @Override
  public boolean remove(SubscriptionId id) {
    return database.inTransaction(
        handle -> {
          handle.execute("delete from hook_delivery where webhook = ?", id.value());
          return handle.execute("delete from webhook where id = ?", id.value()) == 1;
        });
  }
}

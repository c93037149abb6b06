package dev.doorman.access.jdbc;

import dev.doorman.access.Agent;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.User;
import dev.doorman.access.account.Users;
import dev.doorman.base.UserId;
import dev.doorman.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** {@link Users} in a relational database. */
public final class JdbcUsers implements Users {
  private static final String SELECT = "select " + Rows.USER + " from desk_user u ";

  private final Database database;

  public JdbcUsers(Database database) {
    this.database = database;
  }

  @Override
  public List<User> all() {
    return database.read(
        handle -> users(handle.createQuery(SELECT + "order by u.display_name, u.name")));
  }

  @Override
  public Optional<User> byId(UserId id) {
    return one("u.id", id.value());
  }

  @Override
  public Optional<User> byName(String name) {
    return one("u.name", name.replace("\0", ""));
  }

  @Override
  public Optional<User> byProviderId(String providerId) {
    return one("u.provider_id", providerId);
  }

  private Optional<User> one(String column, Object value) {
    return database.read(
        handle ->
            users(handle.createQuery(SELECT + "where " + column + " = :value").bind("value", value))
                .stream()
                .findFirst());
  }

  private static List<User> users(Query query) {
    return query.reduceRows(
        new ArrayList<User>(),
        (users, row) -> {
          users.add(Rows.user(row));
          return users;
        });
  }

  @Override
  public boolean add(User user, Instant now) {
    try {
      return database.inTransaction(
          handle -> {
            bind(
                    handle.createUpdate(
                        """
                        insert into desk_user (id, name, display_name, roles, teams, languages, capacity,
                          password_hash, password_due, provider_id, disabled_at, last_seen_at, created_at)
                        values (:id, :name, :displayName, :roles, :teams, :languages, :capacity,
                          :hash, :due, :provider, :disabledAt, null, :now)"""),
                    user)
                .bind("name", user.agent().name())
                .bind("hash", user.passwordHash().orElse(null))
                .bind("due", user.password() == Password.DUE_TO_CHANGE)
                .bind("provider", user.providerId().orElse(null))
                .bind("now", Rows.time(now))
                .execute();
            return true;
          });
    } catch (JdbiException e) {
      if (Database.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public Optional<User> change(UserId id, BiFunction<User, List<User>, User> change) {
    return database.inTransaction(
        handle -> {
          // All rows, in one order: two who change two users at once see one another's changes.
          List<User> all = users(handle.createQuery(SELECT + "order by u.id for update"));
          return all.stream()
              .filter(user -> user.id().equals(id))
              .findFirst()
              .map(user -> stored(handle, change.apply(user, all)));
        });
  }

  private static User stored(Handle handle, User user) {
    bind(
            handle.createUpdate(
                """
                update desk_user set display_name = :displayName, roles = :roles, teams = :teams,
                  languages = :languages, capacity = :capacity, disabled_at = :disabledAt
                where id = :id"""),
            user)
        .execute();
    return user;
  }

  private static <T extends SqlStatement<T>> T bind(T statement, User user) {
    Agent agent = user.agent();
    return statement
        .bind("id", agent.id().value())
        .bind("displayName", agent.displayName())
        .bind("roles", Rows.roles(agent.roles()))
        .bind("teams", Rows.lines(agent.teams()))
        .bind("languages", Rows.lines(agent.languages()))
        .bind("capacity", agent.capacity())
        .bind("disabledAt", user.disabledAt().map(Rows::time).orElse(null));
  }

  @Override
  public void setPassword(UserId id, String hash, Password state) {
    database.inTransaction(
        handle ->
            handle.execute(
                "update desk_user set password_hash = ?, password_due = ? where id = ?",
                hash,
                state == Password.DUE_TO_CHANGE,
                id.value()));
  }

  @Override
  public void seen(UserId id, Instant now) {
    database.inTransaction(
        handle ->
            handle.execute(
                "update desk_user set last_seen_at = ? where id = ?", Rows.time(now), id.value()));
  }
}

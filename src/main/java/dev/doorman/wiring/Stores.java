package dev.doorman.wiring;

import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.DeadLetters;
import dev.doorman.conversation.LogCheck;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.SingleFailures;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.conversation.jdbc.JdbcDeadLetters;
import dev.doorman.conversation.jdbc.JdbcLogCheck;
import dev.doorman.conversation.jdbc.JdbcOutbox;
import dev.doorman.conversation.jdbc.JdbcSetAside;
import dev.doorman.conversation.jdbc.JdbcSweeps;
import dev.doorman.conversation.jdbc.JdbcWatches;
import dev.doorman.feedback.Votes;
import dev.doorman.feedback.jdbc.JdbcVotes;
import dev.doorman.store.Database;
import dev.doorman.store.FileBackup;
import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/** The data source that all parts use, whichever store is configured, and what is kept in it. */
final class Stores {
  @Produces
  @Singleton
  javax.sql.DataSource dataSource(
      DbConfig config,
      @DataSource("h2") Instance<AgroalDataSource> h2,
      @DataSource("postgresql") Instance<AgroalDataSource> postgresql) {
    // Only the active one may be asked for: ChosenStore has switched the other one off.
    return config.url().isPresent() ? postgresql.get() : h2.get();
  }

  @Produces
  @Singleton
  Database database(javax.sql.DataSource dataSource) {
    return new Database(dataSource);
  }

  @Produces
  @Singleton
  Optional<FileBackup> backup(
      DbConfig config, DoormanConfig doorman, Database database, Clock clock) {
    return config.url().isPresent()
        ? Optional.empty()
        : Optional.of(new FileBackup(database, Path.of(doorman.data(), "backups"), clock));
  }

  @Produces
  @Singleton
  ConversationStore conversations(Database database, Clock clock) {
    return new JdbcConversationStore(database, failures(database, clock)::unreadable);
  }

  @Produces
  @Singleton
  LogCheck logCheck(Database database, Clock clock) {
    return new JdbcLogCheck(database, failures(database, clock)::unreadable);
  }

  private static SingleFailures failures(Database database, Clock clock) {
    return new SingleFailures(new JdbcSetAside(database), clock);
  }

  @Produces
  @Singleton
  Outbox outbox(Database database) {
    return new JdbcOutbox(database);
  }

  @Produces
  @Singleton
  DeadLetters deadLetters(Database database) {
    return new JdbcDeadLetters(database);
  }

  @Produces
  @Singleton
  Watches watches(Database database) {
    return new JdbcWatches(database);
  }

  @Produces
  @Singleton
  Sweeps sweeps(Database database) {
    return new JdbcSweeps(database);
  }

  @Produces
  @Singleton
  Votes votes(Database database) {
    return new JdbcVotes(database);
  }
}

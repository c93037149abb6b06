package dev.doorman.sandbox.jdbc;

import dev.doorman.sandbox.SandboxConfig;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Makes the sandbox's schema and brings it up to date, only where the sandbox is on. */
@Singleton
final class Migrations {
  /** Before anything that reads the tables. */
  private static final int FIRST = 100;

  /** A pool gives up on its first connection after seconds, which a slow machine may need. */
  private static final int CONNECT_RETRIES = 8;

  private static final int CONNECT_RETRIES_SECONDS = 1;

  private final SandboxConfig config;
  private final DataSource dataSource;

  @Inject
  Migrations(SandboxConfig config, DataSource dataSource) {
    this.config = config;
    this.dataSource = dataSource;
  }

  void migrate(@Observes @Priority(FIRST) StartupEvent start) {
    if (config.on()) {
      migrate(dataSource);
    }
  }

  static void migrate(DataSource dataSource) {
    Flyway.configure()
        .dataSource(dataSource)
        .defaultSchema(JdbcStore.SCHEMA)
        .createSchemas(true)
        .locations("classpath:db/sandbox")
        .failOnMissingLocations(true)
        .connectRetries(CONNECT_RETRIES)
        .connectRetriesInterval(CONNECT_RETRIES_SECONDS)
        .load()
        .migrate();
  }
}

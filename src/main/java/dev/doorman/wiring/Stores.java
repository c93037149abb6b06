package dev.doorman.wiring;

import io.agroal.api.AgroalDataSource;
import io.quarkus.agroal.DataSource;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The data source that all parts use, whichever store is configured. */
final class Stores {
  @Produces
  @Singleton
  javax.sql.DataSource dataSource(@DataSource("h2") AgroalDataSource h2) {
    return h2;
  }
}

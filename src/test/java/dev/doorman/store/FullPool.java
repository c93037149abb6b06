package dev.doorman.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/** A pool of the kind that Doorman runs on, with its only connection taken. */
public final class FullPool implements AutoCloseable {
  private final AgroalDataSource pool;
  private final Connection taken;

  public FullPool() throws SQLException {
    pool =
        AgroalDataSource.from(
            new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(
                    all ->
                        all.maxSize(1)
                            .acquisitionTimeout(Duration.ofSeconds(2))
                            .connectionFactoryConfiguration(
                                made -> made.jdbcUrl("jdbc:h2:mem:" + UUID.randomUUID()))));
    taken = pool.getConnection();
  }

  public DataSource dataSource() {
    return pool;
  }

  @Override
  public void close() throws SQLException {
    taken.close();
    pool.close();
  }
}

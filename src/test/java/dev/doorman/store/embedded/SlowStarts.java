package dev.doorman.store.embedded;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Properties;
import java.util.Random;
import org.flywaydb.core.Flyway;

/**
 * Opens the embedded store on a disk that is twenty times slower than a middling one, as an
 * application does: through a pool that gives up after 2 s, and Flyway, which tries nine times.
 * Every second start makes all tables; the others find what a killed process left. {@code before}
 * opens H2 by itself, {@code now} as Doorman does. Properties: {@code slow.ways} ({@code
 * before,now}), {@code slow.starts} (for each way, 60).
 */
public final class SlowStarts {
  private static final int STARTS = Integer.getInteger("slow.starts", 60);
  private static final int TURNS = 4_000;
  private static final String MIGRATIONS = "classpath:db/doorman";

  private SlowStarts() {}

  /** H2 as it is, with what Doorman's settings were for it. */
  public static final class Before extends Ways {
    public Before() {
      super(
          new org.h2.Driver(),
          "jdbc:h2:" + SlowPath.PREFIX,
          ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE");
    }
  }

  /** Doorman's own driver. */
  public static final class Now extends Ways {
    public Now() {
      super(new EmbeddedDriver("retry:" + SlowPath.PREFIX), "jdbc:h2:file:", "");
    }
  }

  /** One way of opening a file; for a pool, which makes one for itself. */
  abstract static class Ways implements Driver {
    private final Driver driver;
    private final String prefix;
    private final String settings;

    Ways(Driver driver, String prefix, String settings) {
      this.driver = driver;
      this.prefix = prefix;
      this.settings = settings;
    }

    @Override
    public Connection connect(String file, Properties info) throws SQLException {
      return driver.connect(prefix + file + settings, info);
    }

    @Override
    public boolean acceptsURL(String url) {
      return true;
    }

    @Override
    public java.sql.DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
      return new java.sql.DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
      return 1;
    }

    @Override
    public int getMinorVersion() {
      return 0;
    }

    @Override
    public boolean jdbcCompliant() {
      return false;
    }

    @Override
    public java.util.logging.Logger getParentLogger() {
      return java.util.logging.Logger.getGlobal();
    }
  }

  public static void main(String[] arguments) throws Exception {
    SlowPath.register();
    Path folder = Files.createTempDirectory("doorman-slow");
    boolean good = true;
    for (String way : System.getProperty("slow.ways", "before,now").split(",", -1)) {
      boolean now = way.equals("now");
      Path killed = folder.resolve(way);
      Files.createDirectories(killed);
      prepare(killed.resolve("doorman"), now);
      int interrupted = 0;
      int failed = 0;
      long slowest = 0;
      for (int start = 0; start < STARTS; start++) {
        Path copy = folder.resolve(way + start);
        Files.createDirectories(copy);
        if (start % 2 == 0) {
          copy(killed, copy);
        }
        long begun = System.nanoTime();
        try (AgroalDataSource pool = pool(copy.resolve("doorman"), now)) {
          interrupted += isInTime(pool) ? 0 : 1;
          begin(pool);
        } catch (SQLException | RuntimeException e) {
          failed++;
          System.err.printf("%s, start %d failed: %s%n", way, start, e);
        }
        slowest = Math.max(slowest, (System.nanoTime() - begun) / 1_000_000);
        delete(copy);
      }
      System.out.printf(
          "%s: %d starts, %d met the pool's deadline, %d failed, the slowest took %d ms%n",
          way, STARTS, interrupted, failed, slowest);
      good &= !now || failed == 0;
    }
    delete(folder);
    System.exit(good ? 0 : 1);
  }

  /** Whether the first connection came in time. */
  private static boolean isInTime(AgroalDataSource pool) {
    try {
      pool.getConnection().close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** Throws where no connection comes at all. */
  private static void begin(AgroalDataSource pool) throws SQLException {
    Flyway.configure()
        .dataSource(pool)
        .locations(MIGRATIONS)
        .connectRetries(8)
        .connectRetriesInterval(1)
        .load()
        .migrate();
    try (Connection connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("insert into webhook_event values ('slow', current_timestamp)");
    }
  }

  private static AgroalDataSource pool(Path file, boolean now) throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(8)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .connectionFactoryConfiguration(
                            factory -> {
                              factory
                                  .connectionProviderClass(now ? Now.class : Before.class)
                                  .jdbcUrl(file.toString())
                                  .principal(new NamePrincipal("doorman"))
                                  .credential(new SimplePassword(""));
                              return now
                                  ? factory.jdbcProperty(EmbeddedDriver.MIGRATIONS, MIGRATIONS)
                                  : factory;
                            })));
  }

  /** What a killed process leaves after some thousand turns, on a quick disk. */
  private static void prepare(Path file, boolean now) throws Exception {
    var pairs = new Pairs();
    var random = new Random(18);
    if (now) {
      Path live = file.resolveSibling("live");
      Files.createDirectories(live);
      Path open = live.resolve("doorman");
      try (Connection connection = Pairs.open(new EmbeddedDriver(), open)) {
        turns(pairs, connection, random);
        copy(live, file.getParent());
      }
      delete(live);
      return;
    }
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:file:" + file + ";WRITE_DELAY=0", "doorman", "")) {
      turns(pairs, connection, random);
      try (var statement = connection.createStatement()) {
        statement.execute("shutdown immediately");
      }
    } catch (SQLException e) {
      // Closing a connection to what was shut down.
      if (e.getErrorCode() != 90121) {
        throw e;
      }
    }
  }

  private static void turns(Pairs pairs, Connection connection, Random random) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create schema pairs");
      statement.execute("set schema pairs");
    }
    Pairs.create(connection);
    for (int turn = 0; turn < TURNS; turn++) {
      pairs.turn(connection, random);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (var files = Files.list(from)) {
      for (Path one : files.filter(Files::isRegularFile).toList()) {
        Files.copy(one, to.resolve(one.getFileName()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    }
  }
}

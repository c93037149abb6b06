package dev.doorman.wiring;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches on the data source of the configured store, and the other one off: PostgreSQL where
 * {@code doorman.db.url} is set, else the embedded H2 file. Both are built in, since Quarkus fixes
 * the kind of a data source when Doorman is built.
 */
public final class ChosenStore implements ConfigSourceFactory {
  static final String URL = "doorman.db.url";

  /** Over the defaults in the artefact (250), under the environment (300). */
  private static final int ORDINAL = 260;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    String url = value(context, URL);
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.datasource.h2.active", String.valueOf(url.isEmpty()));
    settings.put("quarkus.datasource.postgresql.active", String.valueOf(!url.isEmpty()));
    if (!url.isEmpty()) {
      String user = value(context, "doorman.db.user");
      String password = value(context, "doorman.db.password");
      settings.put("quarkus.datasource.postgresql.jdbc.url", url);
      settings.put("quarkus.datasource.postgresql.username", user);
      settings.put("quarkus.datasource.postgresql.password", password);
      // Connections of its own: a migration may take longer than a turn's statements may.
      settings.put("quarkus.flyway.postgresql.jdbc-url", url);
      settings.put("quarkus.flyway.postgresql.username", user);
      settings.put("quarkus.flyway.postgresql.password", password);
    }
    return List.of(new PropertiesConfigSource(settings, "the chosen store", ORDINAL));
  }

  private static String value(ConfigSourceContext context, String key) {
    var found = context.getValue(key);
    return found == null || found.getValue() == null ? "" : found.getValue().strip();
  }
}

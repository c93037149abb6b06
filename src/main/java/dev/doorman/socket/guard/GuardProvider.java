package dev.doorman.socket.guard;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.doorman.base.TrustedProxies;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.transport.Transport;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;

/**
 * Has Vert.x accept connections through {@link GuardedTransport}. Quarkus finds it as a service,
 * and makes Vert.x before there are beans, so the settings are read when a server begins to listen.
 */
public final class GuardProvider implements VertxServiceProvider {
  private static final Logger LOG = Logger.getLogger(GuardProvider.class);

  /** Descriptors for the database, files and calls to other servers. */
  private static final int RESERVE = 512;

  /** Before the converter that reads ISO 8601 only. */
  private static final int CONVERTER = 200;

  /** More than this one process serves badly, whatever the system allows. */
  private static final int MOST = 25_000;

  @Override
  public void init(VertxBuilder builder) {
    Transport transport = builder.findTransport();
    if (transport instanceof GuardedTransport) {
      return;
    }
    if (transport instanceof JDKTransport) {
      builder.findTransport(new GuardedTransport(GuardProvider::limits));
    } else {
      LOG.error("a native transport: connections are not limited (doorman.connections.*)");
    }
  }

  private static GuardedTransport.Limits limits() {
    var config = ConfigProvider.getConfig().unwrap(SmallRyeConfig.class);
    ConnectionsConfig connections = settings(config);
    List<String> proxies =
        config.getOptionalValues("doorman.trusted-proxies", String.class).orElseGet(List::of);
    return new GuardedTransport.Limits(
        connections.most().orElseGet(() -> most(descriptors())),
        connections.perAddress(),
        TrustedProxies.of(proxies),
        Bounds.of(connections));
  }

  private static ConnectionsConfig settings(SmallRyeConfig config) {
    try {
      return config.getConfigMapping(ConnectionsConfig.class);
    } catch (NoSuchElementException e) {
      // Vert.x without Quarkus, which knows the settings' classes: a tool, with the defaults.
      return new SmallRyeConfigBuilder()
          .withConverter(Duration.class, CONVERTER, new DurationConverter())
          .withMapping(ConnectionsConfig.class)
          .build()
          .getConfigMapping(ConnectionsConfig.class);
    }
  }

  /** How many connections leave enough descriptors for everything else. */
  static int most(long descriptors) {
    long reserve = Math.min(RESERVE, descriptors / 2);
    return Math.clamp(descriptors - reserve, 1, MOST);
  }

  private static long descriptors() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : MOST;
  }
}

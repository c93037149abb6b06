package dev.doorman.socket;

import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Whose pages may call what customers use: this server's own, those of {@code doorman.public-url},
 * and those of {@code doorman.allowed-origins}.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class AllowedOrigins {
  private final Set<String> allowed;

  @Inject
  public AllowedOrigins(
      @ConfigProperty(name = "doorman.allowed-origins") Optional<List<String>> allowed,
      @ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    this.allowed =
        allowed.orElseGet(List::of).stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    publicUrl.ifPresent(url -> this.allowed.add(OwnOrigin.of(url)));
  }

  /**
   * Whether pages of an origin may call.
   *
   * @param origin the header {@code Origin}
   * @param asked the host and port that the request was sent to
   */
  public boolean allows(String origin, @Nullable HostAndPort asked) {
    String from = origin.toLowerCase(Locale.ROOT);
    return allowed.contains(from) || OwnOrigin.is(from, asked);
  }
}

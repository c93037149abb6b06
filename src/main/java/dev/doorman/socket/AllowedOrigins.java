package dev.doorman.socket;

import dev.doorman.base.OwnOrigin;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
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
  private final OwnOrigin own;

  @Inject
  public AllowedOrigins(
      @ConfigProperty(name = "doorman.allowed-origins") Optional<List<String>> allowed,
      OwnOrigin own) {
    this.own = own;
    this.allowed =
        allowed.orElseGet(List::of).stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /**
   * Whether pages of an origin may call.
   *
   * @param origin the header {@code Origin}
   * @param asked the host and port that the request was sent to
   */
  public boolean allows(String origin, @Nullable HostAndPort asked) {
    return allowed.contains(origin.toLowerCase(Locale.ROOT)) || isOwn(origin, asked);
  }

  /**
   * Whether a page came from this very server.
   *
   * @param asked the host and port that the request was sent to
   */
  public boolean isOwn(String origin, @Nullable HostAndPort asked) {
    return own.owns(origin, asked == null ? null : asked.toString());
  }
}

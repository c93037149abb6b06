package dev.doorman.chat;

import dev.doorman.socket.OwnOrigin;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
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
 * Lets only pages of allowed origins open the chat, and only clients that speak its protocol.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class Origins implements HttpUpgradeCheck {
  static final String PROTOCOL = "doorman.v1";
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;

  private final Set<String> allowed;
  private final boolean missingAllowed;

  @Inject
  Origins(
      @ConfigProperty(name = "doorman.allowed-origins") Optional<List<String>> allowed,
      @ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl,
      ChatConfig config) {
    this.allowed =
        allowed.orElseGet(List::of).stream()
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
    publicUrl.ifPresent(url -> this.allowed.add(OwnOrigin.of(url)));
    this.missingAllowed = config.allowMissingOrigin();
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    if (!isAllowed(request.getHeader("Origin"), request.authority())) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    String protocols = request.getHeader("Sec-WebSocket-Protocol");
    return protocols != null && List.of(protocols.split("\\s*,\\s*")).contains(PROTOCOL)
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(BAD_REQUEST);
  }

  private boolean isAllowed(@Nullable String origin, @Nullable HostAndPort own) {
    if (origin == null) {
      return missingAllowed;
    }
    String asked = origin.toLowerCase(Locale.ROOT);
    return allowed.contains(asked) || OwnOrigin.is(asked, own);
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(ChatSocket.ENDPOINT);
  }
}

package dev.doorman.chat;

import dev.doorman.socket.AllowedOrigins;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
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

  private final AllowedOrigins allowed;
  private final boolean missingAllowed;

  @Inject
  Origins(AllowedOrigins allowed, ChatConfig config) {
    this.allowed = allowed;
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
    return origin == null ? missingAllowed : allowed.allows(origin, own);
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(ChatSocket.ENDPOINT);
  }
}

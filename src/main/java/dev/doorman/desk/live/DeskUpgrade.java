package dev.doorman.desk.live;

import dev.doorman.socket.AllowedOrigins;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Lets only pages of this very server open the desk's socket, and only those that speak its
 * protocol. Whose session it is, is looked up once the socket is open, so that a page can be told
 * that it is signed out.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class DeskUpgrade implements HttpUpgradeCheck {
  static final String PROTOCOL = "doorman.desk.v1";
  private static final int FORBIDDEN = 403;
  private static final int BAD_REQUEST = 400;

  private final AllowedOrigins origins;

  @Inject
  DeskUpgrade(AllowedOrigins origins) {
    this.origins = origins;
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    String origin = request.getHeader("Origin");
    // A helpdesk's server sends no Origin; a browser always does.
    if (origin != null && !origins.isOwn(origin, request.authority())) {
      return CheckResult.rejectUpgrade(FORBIDDEN);
    }
    String protocols = request.getHeader("Sec-WebSocket-Protocol");
    return protocols != null && List.of(protocols.split("\\s*,\\s*")).contains(PROTOCOL)
        ? CheckResult.permitUpgrade()
        : CheckResult.rejectUpgrade(BAD_REQUEST);
  }

  @Override
  public boolean appliesTo(String endpointId) {
    return endpointId.equals(DeskSocket.ENDPOINT);
  }
}

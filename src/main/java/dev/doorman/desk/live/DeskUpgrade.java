package dev.doorman.desk.live;

import dev.doorman.socket.OwnOrigin;
import io.quarkus.websockets.next.HttpUpgradeCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

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

  private final Optional<String> publicOrigin;

  @Inject
  DeskUpgrade(@ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    publicOrigin = publicUrl.map(OwnOrigin::of);
  }

  @Override
  public Uni<CheckResult> perform(HttpUpgradeContext context) {
    HttpServerRequest request = context.httpRequest();
    String origin = request.getHeader("Origin");
    // A helpdesk's server sends no Origin; a browser always does.
    if (origin != null) {
      String asked = origin.toLowerCase(Locale.ROOT);
      if (!OwnOrigin.is(asked, request.authority())
          && publicOrigin.filter(asked::equals).isEmpty()) {
        return CheckResult.rejectUpgrade(FORBIDDEN);
      }
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

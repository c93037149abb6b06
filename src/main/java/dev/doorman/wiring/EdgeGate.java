package dev.doorman.wiring;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Stands before everything that is asked over HTTP, WebSocket handshakes too. Where {@code
 * doorman.public-url} is set, a request under a name that isn't this server's is refused (421), so
 * that no page of another site gets here by pointing its own name to this address, and no redirect
 * or sitemap repeats a name that somebody made up. It also closes what is closed by settings, says
 * that browsers keep to TLS, that no API's answer belongs in a cache unless the answer says so, and
 * that HTML which names no policy of its own, as the framework's error pages do, may run nothing.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
final class EdgeGate {
  private static final int BEFORE_ALL_OTHERS = -10_000;
  private static final int NOT_FOUND = 404;
  private static final int MISDIRECTED = 421;
  private static final String POLICY = "Content-Security-Policy";

  /** For pages that nobody here wrote. */
  private static final String NOTHING_RUNS =
      String.join(
          "; ",
          "default-src 'none'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final EdgeConfig config;
  private final Optional<Set<String>> hosts;
  private final Optional<String> hsts;

  @Inject
  EdgeGate(
      EdgeConfig config, @ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    this.config = config;
    this.hosts = publicUrl.map(url -> known(url, config));
    this.hsts =
        publicUrl
            .filter(url -> "https".equals(url.getScheme()) && !config.hsts().isZero())
            .map(url -> "max-age=" + config.hsts().toSeconds());
  }

  private static Set<String> known(URI publicUrl, EdgeConfig config) {
    Set<String> known = new HashSet<>(LOOPBACK);
    known.add(String.valueOf(publicUrl.getHost()).toLowerCase(Locale.ROOT));
    config.hosts().orElseGet(List::of).stream()
        .map(host -> host.strip().toLowerCase(Locale.ROOT))
        .forEach(known::add);
    return Set.copyOf(known);
  }

  void install(@Observes Router router) {
    router.route().order(BEFORE_ALL_OTHERS).handler(this::handle);
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    HttpServerResponse response = context.response();
    String path = context.normalizedPath();
    hsts.ifPresent(value -> response.putHeader("Strict-Transport-Security", value));
    // Probes and meters are asked by address, from within.
    if (!path.startsWith("/q/") && !isKnown(request)) {
      response.setStatusCode(MISDIRECTED).putHeader("Cache-Control", "no-store").end();
      return;
    }
    if (isClosed(path)) {
      response.setStatusCode(NOT_FOUND).end();
      return;
    }
    context.addHeadersEndHandler(
        done -> {
          if (path.startsWith("/api/")) {
            putIfAbsent(response, "Cache-Control", "no-store");
          }
          if (isHtml(response)) {
            putIfAbsent(response, POLICY, NOTHING_RUNS);
            putIfAbsent(response, "X-Content-Type-Options", "nosniff");
          }
        });
    context.next();
  }

  private static boolean isHtml(HttpServerResponse response) {
    String type = response.headers().get("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).contains("html");
  }

  private static void putIfAbsent(HttpServerResponse response, String name, String value) {
    if (!response.headers().contains(name)) {
      response.putHeader(name, value);
    }
  }

  /** A request that names two hosts means one of them to us and the other to somebody else. */
  private boolean isKnown(HttpServerRequest request) {
    HostAndPort asked = request.authority();
    return hosts.isEmpty()
        || (asked != null
            && request.headers().getAll("Host").size() <= 1
            && hosts.get().contains(asked.host().toLowerCase(Locale.ROOT)));
  }

  /** Whether a setting closes a path to everybody. */
  boolean isClosed(String path) {
    return (!config.metrics() && isAt(path, "/q/metrics"))
        || (!config.openapi() && isAt(path, "/q/openapi"));
  }

  private static boolean isAt(String path, String place) {
    return path.equals(place) || path.startsWith(place + "/") || path.startsWith(place + ".");
  }
}

package dev.doorman.sandbox;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Stands before all of the sandbox's paths, its style sheet included: shut while the sandbox is
 * off, and else the one place where the headers are set that all answers need.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
final class SandboxGate {
  private static final Logger LOG = Logger.getLogger(SandboxGate.class);
  private static final int BEFORE_ALL_OTHERS = -1000;
  private static final int NOT_FOUND = 404;
  private static final int CONTENT_TOO_LARGE = 413;
  private static final long BODY_MOST = 64_000;
  private static final String STYLES = "/sandbox/sandbox.css";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'";

  private final SandboxConfig config;

  @Inject
  SandboxGate(SandboxConfig config) {
    this.config = config;
  }

  void install(@Observes Router router) {
    router.route("/sandbox/*").order(BEFORE_ALL_OTHERS).handler(this::handle);
  }

  void warn(@Observes StartupEvent start) {
    if (config.on() && LaunchMode.current() == LaunchMode.NORMAL) {
      LOG.warn(
          "THE SANDBOX IS ON (doorman.sandbox=true). It is for trying Doorman out: its accounts are"
              + " made up, anyone can read its mailbox at /sandbox/mailbox, and a deletion in it"
              + " deletes nothing real. Turn it off and set doorman.deletion-api.url before you"
              + " serve customers.");
    }
  }

  private void handle(RoutingContext context) {
    HttpServerRequest request = context.request();
    if (!config.on()) {
      context.response().setStatusCode(NOT_FOUND).end();
      return;
    }
    secure(context.response(), context.normalizedPath().equals(STYLES));
    if (isTooLarge(request.getHeader("Content-Length"))) {
      context.response().setStatusCode(CONTENT_TOO_LARGE).end();
      return;
    }
    context.next();
  }

  private static void secure(HttpServerResponse response, boolean cacheable) {
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Content-Security-Policy", POLICY);
    response.putHeader("X-Frame-Options", "DENY");
    response.putHeader("Referrer-Policy", "no-referrer");
    if (!cacheable) {
      response.putHeader("Cache-Control", "no-store");
    }
  }

  private static boolean isTooLarge(@Nullable String length) {
    return length != null && length.matches("[0-9]{1,18}") && Long.parseLong(length) > BODY_MOST;
  }
}

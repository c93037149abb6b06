package dev.doorman.site;

import io.quarkus.arc.profile.IfBuildProfile;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * A page to try the chat widget on, at {@code /playground}: in development and in tests only, for a
 * page that shows how to sign customers out is nothing for a server that has any.
 *
 * <p>It has the policy that the embedding guide promises to work under.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable. Its files are read from the class path for each request, so that an edit shows at
 * once.
 */
@Singleton
@IfBuildProfile(anyOf = {"dev", "test"})
public final class Playground {
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none';"
          + " require-trusted-types-for 'script'; trusted-types lit-html";

  void route(@Observes Router router) {
    router.get("/playground").handler(context -> send(context, "index.html", "text/html"));
    router
        .get("/playground/playground.css")
        .handler(context -> send(context, "playground.css", "text/css"));
    router
        .get("/playground/playground.js")
        .handler(context -> send(context, "playground.js", "text/javascript"));
  }

  private static void send(RoutingContext context, String file, String type) {
    context
        .response()
        .putHeader(HttpHeaders.CONTENT_TYPE, type + "; charset=utf-8")
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader("Content-Security-Policy", POLICY)
        .end(Buffer.buffer(read(file)));
  }

  private static byte[] read(String file) {
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    try (InputStream in =
        Objects.requireNonNull(loader.getResourceAsStream("playground/" + file), file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.doorman.site;

import io.quarkiverse.web.bundler.runtime.Bundle;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
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
import org.jspecify.annotations.Nullable;

/**
 * The addresses that pages embed the chat by. {@code /widget/doorman.js} stays the same, is asked
 * after again every few minutes, and names the other: {@code /widget/VERSION/doorman.js}, the whole
 * script, which browsers keep for good, as its version is a hash of its content. A version that is
 * not this server's gets the script that there is, not to be kept: while servers are being
 * replaced, one may be asked for the other's.
 *
 * <p>A module script of another origin is taken by browsers only with the CORS headers of its
 * server. The origins that may open the chat get them, for this address, the widget's words and the
 * bundled files, and no other origin does.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
@Singleton
public final class WidgetScript {
  static final String PATH = "/widget/doorman.js";
  private static final String BUNDLES = "/static/bundle/";
  private static final String WORDS = "/widget/words/";
  private static final String VERSIONED = "/widget/:version/doorman.js";
  private static final String CACHING = WidgetScript.class.getName() + ".caching";
  private static final String TYPES = "/widget/doorman.d.ts";

  /** In place of a version, where the bundled file has none. */
  private static final String UNHASHED = "latest";

  /** For addresses that stay the same: asked after again every five minutes. */
  private static final String BRIEFLY = "public, max-age=300";

  /** Each origin gets an answer of its own, and each encoding. */
  private static final String VARYING = "Origin, Accept-Encoding";

  /** Before the routes that serve the files. */
  private static final int EARLY = -100;

  private final Set<String> allowed = new HashSet<>();
  private final String file;
  private final String version;
  private final String keeping;
  private final String module;
  private final String tag;

  @Inject
  WidgetScript(
      Bundle bundle,
      @ConfigProperty(name = "doorman.allowed-origins") Optional<List<String>> origins,
      @ConfigProperty(name = "doorman.public-url") Optional<URI> publicUrl) {
    origins.orElseGet(List::of).forEach(origin -> allowed.add(plain(origin.strip())));
    publicUrl.ifPresent(url -> allowed.add(plain(url.getScheme() + "://" + url.getAuthority())));
    String script = bundle.script("widget");
    file = script.substring(script.indexOf(BUNDLES));
    Optional<String> hash = hash(file);
    version = hash.orElse(UNHASHED);
    keeping = hash.isPresent() ? "public, max-age=31536000, immutable" : "no-store";
    // Relative, so that it holds behind a proxy that serves Doorman under a path of its own.
    module = "export * from \"./%s/doorman.js\";%n".formatted(version);
    tag = '"' + Integer.toHexString(module.hashCode()) + '-' + module.length() + '"';
  }

  /** The hash in the name of a bundled file; in dev mode, where files change, there is none. */
  static Optional<String> hash(String file) {
    String name = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
    int dash = name.lastIndexOf('-');
    return dash < 0 ? Optional.empty() : Optional.of(name.substring(dash + 1));
  }

  private static String plain(String origin) {
    return origin.toLowerCase(Locale.ROOT);
  }

  void route(@Observes Router router) {
    router.route(BUNDLES + "*").order(EARLY).handler(this::share);
    router.route(WORDS + "*").order(EARLY).handler(this::words);
    router.route(TYPES).order(EARLY).handler(this::types);
    router.get(VERSIONED).order(EARLY).handler(this::whole);
    router.head(VERSIONED).order(EARLY).handler(this::whole);
    router.get(PATH).order(EARLY).handler(this::serve);
    router.head(PATH).order(EARLY).handler(this::serve);
  }

  private void share(RoutingContext context) {
    share(context.request());
    String caching = context.get(CACHING);
    if (caching != null) {
      HttpServerResponse response = context.response();
      context.addHeadersEndHandler(sent -> response.putHeader(HttpHeaders.CACHE_CONTROL, caching));
    }
    context.next();
  }

  /** Lets the page's scripts have the response, where its origin is an allowed one. */
  private void share(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    // Also without an Origin: a cache must not give that answer to a page of another origin.
    response.putHeader(HttpHeaders.VARY, VARYING);
    String origin = request.getHeader(HttpHeaders.ORIGIN);
    if (isAllowed(origin)) {
      response.putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
      response.putHeader("Cross-Origin-Resource-Policy", "cross-origin");
    }
  }

  private boolean isAllowed(@Nullable String origin) {
    return origin != null && allowed.contains(plain(origin));
  }

  /** The bundled file, under the address of its version. */
  private void whole(RoutingContext context) {
    boolean current = version.equals(context.pathParam("version"));
    // Handlers of the headers do not outlive the way to the other route, which sets its own.
    context.put(CACHING, current ? keeping : "no-store");
    context.reroute(file);
  }

  /** The words of a language: at an address that stays, so they are asked after again too. */
  private void words(RoutingContext context) {
    share(context.request());
    HttpServerResponse response = context.response();
    context.addHeadersEndHandler(sent -> response.putHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY));
    context.next();
  }

  /** TypeScript's declarations, which file servers take for a film. */
  private void types(RoutingContext context) {
    share(context.request());
    HttpServerResponse response = context.response();
    context.addHeadersEndHandler(
        sent ->
            response
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY));
    context.next();
  }

  private void serve(RoutingContext context) {
    share(context.request());
    HttpServerResponse response =
        context
            .response()
            .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
            .putHeader(HttpHeaders.CACHE_CONTROL, BRIEFLY)
            .putHeader(HttpHeaders.ETAG, tag);
    if (tag.equals(context.request().getHeader(HttpHeaders.IF_NONE_MATCH))) {
      response.setStatusCode(304).end();
    } else {
      response.end(module);
    }
  }
}

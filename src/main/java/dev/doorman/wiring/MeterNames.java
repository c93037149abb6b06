package dev.doorman.wiring;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/**
 * Keeps what is variable in a request's address and method out of the meters: it may be a secret,
 * as the handle of a verification page is, and whoever invents paths or methods must not make
 * meters, which are kept until the process ends. Stateless.
 */
final class MeterNames {
  private static final String METERS = "http.server.";
  private static final String URI = "uri";
  private static final String METHOD = "method";
  private static final String OTHER = "OTHER";

  /** Those of RFC 9110 and 5789. */
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** What Micrometer says itself, and pages without anything variable in their address. */
  private static final Set<String> WHOLE =
      Set.of(
          "NOT_FOUND",
          "REDIRECTION",
          "UNKNOWN",
          "root",
          "/",
          "/help",
          "/desk",
          "/desk/sign-in",
          "/desk/password",
          "/desk/users",
          "/desk/socket",
          "/chat",
          "/playground",
          "/insights",
          "/sitemap.xml",
          "/robots.txt",
          "/api/search",
          "/api/articles",
          "/api/feedback",
          "/api/deletion-events",
          "/widget/doorman.js",
          "/sandbox/mailbox",
          "/sandbox/api/deletion-requests");

  private static final List<String> FIRST_PARTS =
      List.of(
          "/sandbox/verify/",
          "/sandbox/mailbox/",
          "/sandbox/api/",
          "/sandbox/",
          "/api/desk/",
          "/api/ops/",
          "/api/insights/",
          "/api/",
          "/desk/",
          "/help/",
          "/insights/",
          "/widget/",
          "/static/",
          "/playground/");

  @Produces
  @Singleton
  static MeterFilter withoutVariableParts() {
    return new MeterFilter() {
      @Override
      public Meter.Id map(Meter.Id id) {
        return id.getName().startsWith(METERS) ? id.replaceTags(bounded(id)) : id;
      }
    };
  }

  private static List<Tag> bounded(Meter.Id id) {
    return id.getTags().stream()
        .map(
            tag ->
                switch (tag.getKey()) {
                  case URI -> Tag.of(URI, template(tag.getValue()));
                  case METHOD -> Tag.of(METHOD, method(tag.getValue()));
                  default -> tag;
                })
        .toList();
  }

  /** A method that there is; clients may send any word. */
  static String method(String method) {
    return METHODS.contains(method) ? method : OTHER;
  }

  /** The address with what is variable in it left out. */
  static String template(String uri) {
    if (WHOLE.contains(uri) || isTemplate(uri)) {
      return uri;
    }
    return FIRST_PARTS.stream()
        .filter(uri::startsWith)
        .findFirst()
        .map(first -> first + "{}")
        .orElse(OTHER);
  }

  /** A resource's own template, which a request cannot hold: braces are encoded in addresses. */
  private static boolean isTemplate(String uri) {
    return uri.matches("(/[a-z-]+|/\\{[A-Za-z]+})+") && uri.contains("{");
  }
}

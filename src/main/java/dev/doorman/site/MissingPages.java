package dev.doorman.site;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Leads browsers that ask for an address where there is nothing to the help centre's own page that
 * says so. Machines go on getting the bare 404.
 */
@Singleton
final class MissingPages {
  /** No article can have this name. */
  private static final String NO_ARTICLE = Paths.HELP + "/~";

  private static final int BEHIND_ALL_OTHERS = Integer.MAX_VALUE;

  /** What is asked for by scripts, sockets and operators. */
  private static final List<String> NOT_PAGES =
      List.of("/api/", "/chat", "/q/", "/sandbox/", "/static/", "/widget/", NO_ARTICLE);

  void install(@Observes Router router) {
    router.route().method(HttpMethod.GET).order(BEHIND_ALL_OTHERS).handler(this::missing);
  }

  private void missing(RoutingContext context) {
    String path = context.normalizedPath();
    String accepted = context.request().getHeader("Accept");
    boolean isPage =
        accepted != null
            && accepted.contains("text/html")
            && NOT_PAGES.stream().noneMatch(path::startsWith);
    if (isPage && !context.response().ended()) {
      context.reroute(HttpMethod.GET, NO_ARTICLE);
    } else {
      context.next();
    }
  }
}

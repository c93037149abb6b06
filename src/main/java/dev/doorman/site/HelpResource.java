package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Snapshot;
import dev.doorman.site.Templates.Embed;
import dev.doorman.site.Templates.Results;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of the help centre. They can be read without JavaScript. */
@Path("/help")
@Produces(MediaType.TEXT_HTML)
@HelpPage
@RunOnVirtualThread
public final class HelpResource {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;

  private final Knowledge knowledge;
  private final Finder finder;
  private final Framer framer;
  private final SiteConfig config;
  private final Origin origin;

  @Inject
  HelpResource(
      Knowledge knowledge, Finder finder, Framer framer, SiteConfig config, Origin origin) {
    this.knowledge = knowledge;
    this.finder = finder;
    this.framer = framer;
    this.config = config;
    this.origin = origin;
  }

  /** The list of articles, or what a search found. */
  @GET
  public Response home(
      @QueryParam("q") @Nullable String query,
      @QueryParam("locale") @Nullable String locale,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context UriInfo request) {
    var reader = Reader.of(locale, accepted);
    Snapshot now = knowledge.now();
    Results results = results(query == null ? "" : query.strip(), reader, now);
    Embed embed = config.embedSnippet() ? new Embed(origin.of(request)) : null;
    var page =
        Templates.home(
            framer.home(reader, request, results.query().isEmpty()),
            articles(reader, now.library()),
            results,
            embed);
    return page(results.tooLong() ? BAD_REQUEST : OK, page, reader, now.library());
  }

  private Results results(String query, Reader reader, Snapshot now) {
    if (query.isEmpty()) {
      return Results.NONE;
    }
    boolean tooLong = Finder.isTooLong(query);
    List<Found> found = tooLong ? List.of() : finder.find(query, reader, Finder.RESULTS_MOST, now);
    return new Results(query, tooLong, Finder.QUERY_MOST, found);
  }

  /** One article, or a page that tells that there is none. */
  @GET
  @Path("/{article}")
  public Response article(
      @PathParam("article") String id,
      @QueryParam("locale") @Nullable String locale,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context UriInfo request) {
    var reader = Reader.of(locale, accepted);
    Library library = knowledge.now().library();
    Optional<Article> article = id(id).flatMap(named -> reader.article(library, named));
    if (article.isEmpty()) {
      var page = Templates.notFound(framer.home(reader, request, false), articles(reader, library));
      return page(NOT_FOUND, page, reader, library);
    }
    var page =
        Templates.article(
            framer.article(article.get(), library, reader, request),
            ArticleView.of(article.get(), reader));
    return page(OK, page, reader, library);
  }

  private static Optional<ArticleId> id(String value) {
    try {
      return Optional.of(new ArticleId(value));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<ArticleView> articles(Reader reader, Library library) {
    return reader.articles(library).stream()
        .map(article -> ArticleView.of(article, reader))
        .toList();
  }

  private static Response page(int status, TemplateInstance page, Reader reader, Library library) {
    return Response.status(status)
        .entity(page.setLocale(reader.language(library)).render())
        .build();
  }
}

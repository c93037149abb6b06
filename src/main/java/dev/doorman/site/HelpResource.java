package dev.doorman.site;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Snapshot;
import dev.doorman.site.Templates.Embed;
import dev.doorman.site.Templates.Outcome;
import dev.doorman.site.Templates.Results;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
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
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pages of the help centre. They can be read without JavaScript. */
@Path("/help")
@Produces(MediaType.TEXT_HTML)
@HelpPage
@RunOnVirtualThread
public final class HelpResource {
  private static final String HTML = "text/html;charset=UTF-8";
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int TOO_MANY_REQUESTS = 429;

  private final Knowledge knowledge;
  private final Finder finder;
  private final SearchAllowance allowance;
  private final Framer framer;
  private final SiteConfig config;

  @Inject
  HelpResource(
      Knowledge knowledge,
      Finder finder,
      SearchAllowance allowance,
      Framer framer,
      SiteConfig config) {
    this.knowledge = knowledge;
    this.finder = finder;
    this.allowance = allowance;
    this.framer = framer;
    this.config = config;
  }

  /** The list of articles, or what a search found. */
  @GET
  public Response home(
      @QueryParam("q") @Nullable String query,
      @QueryParam("locale") @Nullable String locale,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context UriInfo uri,
      @Context HttpServerRequest client,
      @Context Request request) {
    var reader = Reader.of(locale, accepted);
    Snapshot now = knowledge.now();
    Library library = now.library();
    Results results = results(query == null ? "" : query.strip(), reader, now, client);
    Frame frame = framer.results(library, reader, results.kept(), uri);
    if (!results.query().isEmpty()) {
      frame = frame.unindexed();
    }
    Embed embed = config.embedSnippet() ? new Embed(frame.origin()) : null;
    String data = frame.indexed() ? StructuredData.home(frame) : null;
    var page = Templates.home(frame, articles(reader, library), results, embed, data);
    return switch (results.outcome()) {
      case SEARCHED -> tagged(page, reader.language(library), request);
      case TOO_LONG -> page(BAD_REQUEST, page, reader, library);
      case TOO_OFTEN -> page(TOO_MANY_REQUESTS, page, reader, library);
    };
  }

  private Results results(String query, Reader reader, Snapshot now, HttpServerRequest client) {
    if (query.isEmpty()) {
      return Results.NONE;
    }
    Outcome outcome =
        Finder.isTooLong(query)
            ? Outcome.TOO_LONG
            : allowance.spend(client).isPresent() ? Outcome.TOO_OFTEN : Outcome.SEARCHED;
    SearchFindings found =
        outcome == Outcome.SEARCHED
            ? finder.find(query, reader, Finder.RESULTS_MOST, now)
            : SearchFindings.NONE;
    return new Results(query, outcome, Finder.QUERY_MOST, found);
  }

  /** One article, or a page that tells that there is none. */
  @GET
  @Path("/{article:.+}")
  public Response article(
      @PathParam("article") String id,
      @QueryParam("locale") @Nullable String locale,
      @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String accepted,
      @Context UriInfo uri,
      @Context Request request) {
    var reader = Reader.of(locale, accepted);
    Snapshot now = knowledge.now();
    Library library = now.library();
    Optional<Article> found = id(id).flatMap(named -> reader.article(library, named));
    if (found.isEmpty()) {
      var page =
          Templates.notFound(framer.missing(library, reader, uri), articles(reader, library));
      return page(NOT_FOUND, page, reader, library);
    }
    Article article = found.get();
    if (!article.id().value().equals(id)) {
      return Response.status(Response.Status.MOVED_PERMANENTLY)
          .header(HttpHeaders.LOCATION, Paths.article(article.id(), reader.chosen()))
          .build();
    }
    Frame frame = framer.article(article, library, reader, uri);
    var view =
        ArticleView.of(
            article,
            reader,
            reader.language(library),
            section -> Related.of(article, section, library, reader));
    String data = StructuredData.article(article, view.summary(), frame);
    // Around an article stand words in its own language, whatever else the reader would prefer.
    return tagged(Templates.article(frame, view, data), article.locale(), request);
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
        .map(
            article ->
                ArticleView.of(article, reader, reader.language(library), section -> List.of()))
        .toList();
  }

  private static Response page(int status, TemplateInstance page, Reader reader, Library library) {
    return Response.status(status)
        .entity(page.setLocale(reader.language(library)).render())
        .build();
  }

  private static Response tagged(TemplateInstance page, Locale locale, Request request) {
    return Tagged.answer(page.setLocale(locale).render(), HTML, request).build();
  }
}

package dev.doorman.site;

import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.Library;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The list of help articles, as JSON. */
@Path("/api/articles")
@Tag(name = "Help")
public final class ArticlesResource {
  private final Knowledge knowledge;

  @Inject
  ArticlesResource(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** All articles. */
  @Schema(name = "Articles")
  public record Answer(List<Entry> articles) {}

  /** One article in one language. */
  @Schema(name = "ArticleEntry")
  public record Entry(
      String id,
      String title,
      @Schema(description = "A BCP 47 language tag") String locale,
      Optional<LocalDate> updated,
      @Schema(description = "By the article's content") String version,
      Optional<String> product,
      @Schema(description = "The article's path on this server") String url,
      List<Part> sections) {}

  /** A section's anchor and heading. */
  @Schema(name = "SectionEntry")
  public record Part(String anchor, String heading) {}

  /** Answers with every article, in every language or in the reader's best. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(summary = "List the help articles", operationId = "articles")
  @APIResponse(
      responseCode = "200",
      description = "The articles",
      content = @Content(schema = @Schema(implementation = Answer.class)))
  @APIResponse(
      responseCode = "400",
      description = "The locale is malformed",
      content =
          @Content(
              mediaType = ApiProblem.MEDIA_TYPE,
              schema = @Schema(implementation = ApiProblem.class)))
  public Response articles(
      @Parameter(
              description =
                  "Gives each article once, in this language (a BCP 47 tag) where it is written in"
                      + " it; without it every article comes in every language")
          @QueryParam("locale")
          @Nullable String locale) {
    Library library = knowledge.now().library();
    if (locale == null) {
      return Response.ok(answer(library.articles())).build();
    }
    if (Reader.locale(locale).isEmpty()) {
      return ApiProblem.badRequest("locale is no language tag; send for example en or zh-Hans.");
    }
    return Response.ok(answer(Reader.of(locale, null).articles(library))).build();
  }

  private static Answer answer(List<Article> articles) {
    return new Answer(articles.stream().map(ArticlesResource::entry).toList());
  }

  private static Entry entry(Article article) {
    return new Entry(
        article.id().value(),
        article.title(),
        article.locale().toLanguageTag(),
        article.lastUpdated(),
        article.version(),
        article.product(),
        Paths.own(article),
        article.sections().stream()
            .map(section -> new Part(section.anchor(), section.heading()))
            .toList());
  }
}

package dev.doorman.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages, made from {@code templates/site}; their parameters are checked when building. */
@CheckedTemplate(basePath = "site", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class Templates {
  private Templates() {}

  static native TemplateInstance home(
      Frame frame, List<ArticleView> articles, Results results, @Nullable Embed embed);

  static native TemplateInstance article(Frame frame, ArticleView article);

  static native TemplateInstance notFound(Frame frame, List<ArticleView> articles);

  /**
   * What the search field and the list under it show.
   *
   * @param query empty where nothing was searched for
   */
  record Results(String query, boolean tooLong, int most, List<Found> found) {
    static final Results NONE = new Results("", false, Finder.QUERY_MOST, List.of());
  }

  /** Where the widget's script is served from. */
  record Embed(String origin) {}
}

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
      Frame frame,
      List<ArticleView> articles,
      Results results,
      @Nullable Embed embed,
      @Nullable String structured);

  /**
   * @param structured JSON-LD that may stand in a script element as it is
   */
  static native TemplateInstance article(Frame frame, ArticleView article, String structured);

  /**
   * @param facts about the chat, a sentence or two each
   */
  static native TemplateInstance chatPrivacy(Frame frame, List<String> facts);

  static native TemplateInstance notFound(Frame frame, List<ArticleView> articles);

  /**
   * What the search field and the list under it show.
   *
   * @param query empty where nothing was searched for
   */
  record Results(String query, Outcome outcome, int most, List<Found> found) {
    static final Results NONE = new Results("", Outcome.SEARCHED, Finder.QUERY_MOST, List.of());

    /** The query where it may stand in a link. */
    String kept() {
      return tooLong() ? "" : query;
    }

    public boolean tooLong() {
      return outcome == Outcome.TOO_LONG;
    }

    public boolean tooOften() {
      return outcome == Outcome.TOO_OFTEN;
    }
  }

  /** What became of a search. */
  enum Outcome {
    SEARCHED,
    TOO_LONG,
    TOO_OFTEN
  }

  /** Where the widget's script is served from. */
  record Embed(String origin) {}
}

package dev.doorman.site;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
  record Results(String query, Outcome outcome, int most, SearchFindings findings) {
    static final Results NONE =
        new Results("", Outcome.SEARCHED, Finder.QUERY_MOST, SearchFindings.NONE);

    /** What the list shows: the results, else the nearest sections. */
    public List<Found> found() {
      return findings.results().isEmpty() ? findings.nearest() : findings.results();
    }

    /** Whether the sections only come near. */
    public boolean nearest() {
      return !findings.nearest().isEmpty();
    }

    /** Whether the sections have only some of the words. */
    public boolean partial() {
      return !findings.complete() && !findings.results().isEmpty();
    }

    /** Whether all is well, and nothing needs to be said about the list. */
    public boolean complete() {
      return findings.complete() && !findings.results().isEmpty();
    }

    /** The fragment that opens the chat with the query in its field. */
    public String chat() {
      return "#doorman?ask=" + URLEncoder.encode(query, StandardCharsets.UTF_8).replace("+", "%20");
    }

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

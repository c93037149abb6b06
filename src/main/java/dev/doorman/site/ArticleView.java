package dev.doorman.site;

import com.ibm.icu.util.ULocale;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An article as the templates show it.
 *
 * @param updated or null where nobody knows
 * @param direction {@code ltr} or {@code rtl}
 * @param summary the introduction as plain text on one line, shortened
 * @param path the article's path for this reader
 * @param onlyIn the article's language, called as the reader calls it, where the page is in
 *     another; else null
 */
public record ArticleView(
    String id,
    String version,
    String title,
    String lang,
    String direction,
    @Nullable LocalDate updated,
    String updatedText,
    String summary,
    String path,
    @Nullable String onlyIn,
    List<Piece> introduction,
    List<Part> sections) {
  /** About what search engines show of a description. */
  private static final int SUMMARY_MOST = 160;

  /**
   * A section of the article.
   *
   * @param former anchors that it had before
   */
  public record Part(
      String anchor,
      List<String> former,
      String heading,
      List<Run> runs,
      List<Piece> pieces,
      List<Neighbour> related) {
    /** Whether only its heading is there: one above those of other sections. */
    public boolean bare() {
      return pieces.isEmpty();
    }
  }

  /**
   * Another section that speaks about nearly the same.
   *
   * @param title its article's, where that is another one; else null
   */
  public record Neighbour(String heading, @Nullable String title, String href) {}

  /**
   * @param language of the page around the article
   * @param related finds the sections that are related to one of the article's
   */
  static ArticleView of(
      Article article,
      Reader reader,
      Locale language,
      Function<Section, List<SectionRef>> related) {
    return new ArticleView(
        article.id().value(),
        article.version(),
        article.title(),
        article.locale().toLanguageTag(),
        ULocale.forLocale(article.locale()).isRightToLeft() ? "rtl" : "ltr",
        article.lastUpdated().orElse(null),
        article.lastUpdated().map(day -> written(day, article.locale())).orElse(""),
        Text.shorten(PlainText.of(article.introduction()), SUMMARY_MOST),
        Paths.article(article.id(), reader.chosen()),
        onlyIn(article, language),
        Piece.of(article.introduction(), Anchors.NONE),
        article.sections().stream()
            .map(
                section ->
                    new Part(
                        section.anchor(),
                        former(article, section.anchor()),
                        section.heading(),
                        Run.of(section.title()),
                        Piece.of(section.blocks(), Anchors.of(section)),
                        related.apply(section).stream()
                            .map(other -> neighbour(other, article, reader))
                            .toList()))
            .toList());
  }

  private static @Nullable String onlyIn(Article article, Locale language) {
    return article.locale().getLanguage().equals(language.getLanguage())
        ? null
        : article.locale().getDisplayLanguage(language);
  }

  /** Anchors that links still use. */
  private static List<String> former(Article article, String anchor) {
    return article.former().anchors().entrySet().stream()
        .filter(moved -> moved.getValue().equals(anchor))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  private static String written(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
  }

  private static Neighbour neighbour(SectionRef other, Article article, Reader reader) {
    String anchor = "#" + other.section().anchor();
    return other.article().equals(article)
        ? new Neighbour(other.section().heading(), null, anchor)
        : new Neighbour(
            other.section().heading(),
            other.article().title(),
            Paths.article(other.article().id(), reader.chosen()) + anchor);
  }
}

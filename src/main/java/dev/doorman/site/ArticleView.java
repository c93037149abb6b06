package dev.doorman.site;

import com.ibm.icu.util.ULocale;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;

/**
 * An article as the templates show it.
 *
 * @param direction {@code ltr} or {@code rtl}
 * @param summary the introduction as plain text on one line, shortened
 * @param path the article's path for this reader
 */
public record ArticleView(
    String id,
    String version,
    String title,
    String lang,
    String direction,
    LocalDate updated,
    String updatedText,
    String summary,
    String path,
    List<Piece> introduction,
    List<Part> sections) {
  /** About what search engines show of a description. */
  private static final int SUMMARY_MOST = 160;

  /** A section of the article. */
  public record Part(String anchor, String heading, List<Piece> pieces) {}

  static ArticleView of(Article article, Reader reader) {
    return new ArticleView(
        article.id().value(),
        article.version(),
        article.title(),
        article.locale().toLanguageTag(),
        ULocale.forLocale(article.locale()).isRightToLeft() ? "rtl" : "ltr",
        article.updated(),
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
            .withLocale(article.locale())
            .format(article.updated()),
        Text.shorten(PlainText.of(article.introduction()), SUMMARY_MOST),
        Paths.article(article.id(), reader.chosen()),
        Piece.of(article.introduction(), Anchors.NONE),
        article.sections().stream().map(ArticleView::part).toList());
  }

  private static Part part(Section section) {
    return new Part(
        section.anchor(), section.heading(), Piece.of(section.blocks(), Anchors.of(section)));
  }
}

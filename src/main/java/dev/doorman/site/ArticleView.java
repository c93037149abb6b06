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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

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
  public record Part(String anchor, String heading, List<Piece> pieces, List<Neighbour> related) {}

  /**
   * Another section that speaks about nearly the same.
   *
   * @param title its article's, where that is another one; else null
   */
  public record Neighbour(String heading, @Nullable String title, String href) {}

  /**
   * @param related finds the sections that are related to one of the article's
   */
  static ArticleView of(
      Article article, Reader reader, Function<Section, List<SectionRef>> related) {
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
        article.sections().stream()
            .map(
                section ->
                    new Part(
                        section.anchor(),
                        section.heading(),
                        Piece.of(section.blocks(), Anchors.of(section)),
                        related.apply(section).stream()
                            .map(other -> neighbour(other, article, reader))
                            .toList()))
            .toList());
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

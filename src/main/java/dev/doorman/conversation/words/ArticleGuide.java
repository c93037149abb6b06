package dev.doorman.conversation.words;

import dev.doorman.answer.Answerer;
import dev.doorman.answer.Citation;
import dev.doorman.base.FinalException;
import dev.doorman.dialogue.ItemId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.DeletionGuide;
import dev.doorman.knowledge.DeletionGuide.Topic;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.Section;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Span;
import dev.doorman.knowledge.Span.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The guide as the library's deletion article has it, in the language asked for or the default one.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable.
 */
public final class ArticleGuide implements Guide {
  private final Library library;

  /**
   * @throws FinalException where no article is the source of the flow
   */
  public ArticleGuide(Library library) {
    this.library = library;
    article(Library.DEFAULT_LOCALE);
  }

  @Override
  public Excerpt excerpt(Part part, Locale locale) {
    Article article = article(locale);
    List<Block> blocks = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (Topic topic : topics(part, guide(article))) {
      for (var excerpt : guide(article).excerpts(topic)) {
        Section section = article.section(excerpt.section()).orElseThrow();
        if (part == Part.DIRECT_WAY) {
          blocks.add(heading(section));
        }
        blocks.addAll(excerpt.blocks());
        citations.add(Answerer.citation(new SectionRef(article, section)));
      }
    }
    Optional<Locale> foreign =
        Optional.of(article.locale())
            .filter(written -> !written.getLanguage().equals(locale.getLanguage()));
    return new Excerpt(blocks, citations.stream().distinct().toList(), foreign, List.of(), true);
  }

  private static Block heading(Section section) {
    return new Block.Paragraph(
        List.of(new Span(section.heading(), Set.of(Mark.STRONG), Optional.empty())));
  }

  private static List<Topic> topics(Part part, DeletionGuide guide) {
    return switch (part) {
      case CONSEQUENCES -> List.of(Topic.CONSEQUENCES);
      case OFFER -> List.of(Topic.OFFER);
      case SAFETY ->
          List.of(guide.excerpts(Topic.SAFETY).isEmpty() ? Topic.SIGN_OUT : Topic.SAFETY);
      case SIGN_OUT -> List.of(Topic.SIGN_OUT);
      case DEACTIVATE -> List.of(Topic.DEACTIVATE);
      case UNSURE -> List.of(Topic.UNSURE);
      case SWITCH_ACCOUNT -> List.of(Topic.SWITCH_ACCOUNT);
      case DIRECT_WAY -> List.of(Topic.PHONE, Topic.WEBSITE);
      case HOW_LONG -> List.of(Topic.HOW_LONG);
      case GONE -> List.of(Topic.GONE);
      case STAYS -> List.of(Topic.STAYS);
    };
  }

  @Override
  public Optional<String> product(Locale locale) {
    return article(locale).product().or(() -> article(Library.DEFAULT_LOCALE).product());
  }

  @Override
  public List<String> starters(Optional<String> page, Locale locale) {
    return page.flatMap(address -> read(address, locale))
        .orElseGet(() -> article(locale))
        .starters();
  }

  /** The article of a help page by its address, which ends with the article's id. */
  private Optional<Article> read(String page, Locale locale) {
    String last = page.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("^.*/", "");
    return library.articles().stream()
        .filter(article -> article.id().value().equals(last))
        .filter(article -> article.locale().getLanguage().equals(locale.getLanguage()))
        .findFirst();
  }

  @Override
  public List<Entry> checklist(Locale locale) {
    return guide(article(locale)).checklist().stream()
        .map(item -> new Entry(new ItemId(item.anchor().orElseThrow()), item.spans()))
        .toList();
  }

  private static DeletionGuide guide(Article article) {
    return article.guide().orElseThrow();
  }

  private Article article(Locale locale) {
    return library
        .deletionArticle(locale)
        .orElseThrow(
            () ->
                new FinalException(
                    "No article in "
                        + Library.DEFAULT_LOCALE.getDisplayLanguage(Locale.ENGLISH)
                        + " says what the deletion flow shows: give one a \"flow:\" in its front"
                        + " matter, as docs/writing-articles.md describes."));
  }
}

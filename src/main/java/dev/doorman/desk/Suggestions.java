package dev.doorman.desk;

import dev.doorman.answer.Answer;
import dev.doorman.answer.Answerer;
import dev.doorman.answer.Citation;
import dev.doorman.answer.Outcome;
import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.Library;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.SectionRef;
import dev.doorman.knowledge.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the articles say to a customer's words, for an agent to insert and cite.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class Suggestions {
  private static final int MOST = 5;

  private final Knowledge knowledge;

  public Suggestions(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  /** One passage and where it stands. */
  public record Suggestion(Citation citation, String text) {}

  /** What fits best comes first; the bot's own answer where it has one. None for no words. */
  public List<Suggestion> to(String words, Locale locale) {
    if (words.isBlank()) {
      return List.of();
    }
    Snapshot now = knowledge.now();
    Outcome outcome = new Answerer(now.index()).answer(words, locale, MOST);
    List<Suggestion> suggestions = new ArrayList<>();
    if (outcome instanceof Answer answer) {
      suggestions.add(new Suggestion(answer.citations().getFirst(), PlainText.of(answer.blocks())));
    }
    for (Hit hit : outcome.ranked()) {
      Citation citation = Answerer.citation(hit.found());
      boolean told =
          suggestions.stream().anyMatch(suggestion -> suggestion.citation().equals(citation));
      if (!told && suggestions.size() < MOST) {
        suggestions.add(new Suggestion(citation, passage(hit)));
      }
    }
    return suggestions;
  }

  private static String passage(Hit hit) {
    return hit.matches().isEmpty() ? hit.found().text() : hit.matches().getFirst().passage().text();
  }

  /**
   * The citation of a section, in the customer's language where the article has it.
   *
   * @throws DeskFault {@link DeskFault.Code#UNKNOWN_SECTION}
   */
  public Citation citation(String article, String section, Locale locale) {
    Library library = knowledge.now().library();
    return found(library, article, locale)
        .flatMap(
            found ->
                found.section(section).map(one -> Answerer.citation(new SectionRef(found, one))))
        .orElseThrow(
            () ->
                new DeskFault(
                    DeskFault.Code.UNKNOWN_SECTION,
                    "There is no section \"%s\" in an article \"%s\" (any more). Leave the citation out."
                        .formatted(section, article)));
  }

  private static Optional<Article> found(Library library, String id, Locale locale) {
    try {
      return library.article(new ArticleId(id), locale);
    } catch (IllegalArgumentException e) {
      // No article is called so.
      return Optional.empty();
    }
  }
}

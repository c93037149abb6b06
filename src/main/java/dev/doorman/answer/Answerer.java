package dev.doorman.answer;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.SearchIndex;
import dev.doorman.knowledge.SectionRef;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers questions with the passages of the articles that say it, and with nothing else.
 *
 * <h2>Thread-safety</h2>
 *
 * Immutable; safe for use by several threads.
 */
public final class Answerer {
  /** How many sections an outcome names, unless told otherwise. */
  private static final int TOP = 5;

  private final SearchIndex index;

  public Answerer(SearchIndex index) {
    this.index = index;
  }

  /** What the articles say to a question. */
  public Outcome answer(String question, Locale locale) {
    return answer(question, locale, TOP);
  }

  /**
   * What the articles say to a question.
   *
   * @param top how many sections the outcome names, where there are as many
   */
  public Outcome answer(String question, Locale locale, int top) {
    List<Hit> hits = index.search(question, locale, Math.max(top, TOP));
    List<Hit> ranked = hits.subList(0, Math.min(top, hits.size()));
    Finding whole = Finding.of(question, hits);
    if (whole.confidence() < Finding.LEAST) {
      return new Unknown(whole.confidence(), ranked);
    }
    return answer(whole, ranked);
  }

  private static Answer answer(Finding finding, List<Hit> ranked) {
    List<Block> blocks = new ArrayList<>();
    Set<Citation> citations = new LinkedHashSet<>();
    for (Finding.Piece piece : finding.pieces()) {
      blocks.addAll(piece.passage().blocks());
      citations.add(citation(piece.from()));
    }
    return new Answer(blocks, List.copyOf(citations), finding.confidence(), ranked);
  }

  /** Where a section stands, on Doorman's own help pages. */
  public static Citation citation(SectionRef ref) {
    var article = ref.article();
    var section = ref.section();
    String title =
        article.title().equals(section.heading())
            ? article.title()
            : article.title() + " › " + section.heading();
    return new Citation(
        article.id(),
        article.version(),
        section.anchor(),
        title,
        "/help/" + article.id() + "#" + section.anchor());
  }
}

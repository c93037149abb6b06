package dev.doorman.conversation.words;

import dev.doorman.answer.Citation;
import dev.doorman.dialogue.ItemId;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The passages of the articles that the deletion flow shows, by the names in the article's front
 * matter. They are cut from the article, so that nothing is said twice in two places.
 *
 * <h2>Thread-safety</h2>
 *
 * Implementations are safe for use by several threads.
 */
public interface Guide {
  /**
   * The guide as it is now. The articles may change at any time; what one turn shows is taken from
   * one of these, so that it hangs together.
   */
  default Guide now() {
    return this;
  }

  Excerpt excerpt(Part part, Locale locale);

  /** The product whose account the flow deletes, where the article names it. */
  Optional<String> product(Locale locale);

  /** The checklist of the warning, in the article's order. */
  List<Entry> checklist(Locale locale);

  /**
   * Passages and where they stand.
   *
   * @param choices the headings of the sections that may be meant, where it is to be asked which
   * @param foreign the passages' locale, where it is not in the language that was asked for
   */
  record Excerpt(
      List<Block> blocks,
      List<Citation> citations,
      Optional<Locale> foreign,
      List<String> choices) {
    /** Passages in the language that was asked for. */
    public Excerpt(List<Block> blocks, List<Citation> citations) {
      this(blocks, citations, Optional.empty(), List.of());
    }
  }

  record Entry(ItemId id, List<Span> spans) {}

  /** What the flow shows. */
  enum Part {
    CONSEQUENCES,
    OFFER,
    SAFETY,
    SIGN_OUT,
    DEACTIVATE,
    UNSURE,
    SWITCH_ACCOUNT,
    DIRECT_WAY,
    HOW_LONG,
    GONE,
    STAYS
  }
}

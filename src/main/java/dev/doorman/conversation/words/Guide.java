package dev.doorman.conversation.words;

import dev.doorman.answer.Citation;
import dev.doorman.dialogue.ItemId;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

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

  /**
   * What a customer may begin a chat with, on the page that they read.
   *
   * @param page its address, where it is known
   */
  default List<String> starters(Optional<String> page, Locale locale) {
    return List.of();
  }

  /** The checklist of the warning, in the article's order. */
  List<Entry> checklist(Locale locale);

  /**
   * Passages and where they stand.
   *
   * @param foreign the passages' locale, where it is not in the language that was asked for
   * @param choices what the sections are called that may be meant, where it is to be asked which;
   *     in the order of the citations
   * @param sure whether one of those is what is meant
   * @param chosenFrom the number of the event that offered the section, if the customer chose it
   *     there
   */
  record Excerpt(
      List<Block> blocks,
      List<Citation> citations,
      Optional<Locale> foreign,
      List<String> choices,
      boolean sure,
      OptionalLong chosenFrom) {
    /** Passages for what was typed. */
    public Excerpt(
        List<Block> blocks,
        List<Citation> citations,
        Optional<Locale> foreign,
        List<String> choices,
        boolean sure) {
      this(blocks, citations, foreign, choices, sure, OptionalLong.empty());
    }

    /** Passages in the language that was asked for. */
    public Excerpt(List<Block> blocks, List<Citation> citations) {
      this(blocks, citations, Optional.empty(), List.of(), true);
    }

    /** The same, chosen where the event with this number offered it. */
    public Excerpt chosenFrom(long seq) {
      return new Excerpt(blocks, citations, foreign, choices, sure, OptionalLong.of(seq));
    }

    /** No passages, but sections that may be what is meant. */
    public static Excerpt maybe(List<Citation> citations) {
      List<String> titles = citations.stream().map(Citation::title).toList();
      return new Excerpt(List.of(), citations, Optional.empty(), titles, false);
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

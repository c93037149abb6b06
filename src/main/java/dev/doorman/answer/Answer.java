package dev.doorman.answer;

import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Hit;
import dev.doorman.knowledge.Library;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The articles answer the question.
 *
 * @param blocks the passages that do, word for word
 * @param citations where they stand, at least one, each section once
 * @param choices the headings of the sections that fit equally well, where the customer should say
 *     which of them is meant; else none
 */
public record Answer(
    List<Block> blocks,
    List<Citation> citations,
    double confidence,
    List<String> choices,
    List<Hit> ranked)
    implements Outcome {
  public Answer {
    blocks = List.copyOf(blocks);
    citations = List.copyOf(citations);
    choices = List.copyOf(choices);
    ranked = List.copyOf(ranked);
    if (blocks.isEmpty() || citations.isEmpty()) {
      throw new IllegalArgumentException("an answer has passages and a source");
    }
  }

  /** The locale of the articles that the passages stand in. */
  public Locale locale() {
    return ranked.stream()
        .findFirst()
        .map(hit -> hit.found().article().locale())
        .orElse(Library.DEFAULT_LOCALE);
  }

  /** Their locale, where it is not in the language that was asked for. */
  public Optional<Locale> foreign(Locale asked) {
    return Optional.of(locale())
        .filter(locale -> !locale.getLanguage().equals(asked.getLanguage()));
  }
}

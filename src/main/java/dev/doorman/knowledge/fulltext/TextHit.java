package dev.doorman.knowledge.fulltext;

import dev.doorman.knowledge.SectionRef;
import java.util.List;

/**
 * A section that has the words.
 *
 * @param score of Lucene, above 0; comparable within one search only
 * @param heading with the words marked
 * @param excerpt the part of the text that has most of the words, on one line, cut at words
 */
public record TextHit(
    SectionRef found, double score, List<Fragment> heading, List<Fragment> excerpt) {
  public TextHit {
    heading = List.copyOf(heading);
    excerpt = List.copyOf(excerpt);
  }
}

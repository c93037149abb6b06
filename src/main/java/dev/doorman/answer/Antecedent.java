package dev.doorman.answer;

import dev.doorman.knowledge.SectionRef;
import java.util.Set;

/**
 * What a follow-up refers to: the last question that was answered, and the sections that answered
 * it.
 *
 * @param question as the customer put it; with the one before it, if it was a follow-up itself
 * @param sections the anchors of the sections cited, by {@link #key}; none if nothing was answered
 *     yet
 */
public record Antecedent(String question, Set<String> sections) {
  public Antecedent {
    sections = Set.copyOf(sections);
  }

  /** A section as it is named in {@link #sections}. */
  public static String key(String article, String section) {
    return article + "#" + section;
  }

  boolean has(SectionRef ref) {
    return sections.contains(key(ref.article().id().value(), ref.section().anchor()));
  }
}

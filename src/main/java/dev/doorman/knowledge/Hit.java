package dev.doorman.knowledge;

import java.util.List;

/**
 * A section that was found.
 *
 * @param score from 0 to about 1, fused of similarity and words
 * @param similarity the best cosine between the question and the section, a passage or an example
 *     question of it
 * @param against the best cosine between the question and one that the article says it does not
 *     answer; 0 where there is none
 * @param evidence what speaks for the section; none where it is compared by its examples' words
 * @param contentWords how many words of the question say what it is about
 * @param others tells other products than the article's own
 * @param matches all passages of the section, the nearest first
 */
public record Hit(
    SectionRef found,
    double score,
    double similarity,
    double against,
    Evidence evidence,
    int contentWords,
    OtherNames others,
    List<Match> matches) {
  public Hit {
    matches = List.copyOf(matches);
  }
}

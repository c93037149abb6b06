package dev.doorman.knowledge;

/**
 * A section that was found.
 *
 * @param score from 0 to about 1, fused of both
 * @param similarity the best cosine between the question and the section, a passage or an example
 *     question of it
 * @param words the share of words found, from 0 to 1, saturating
 */
public record Hit(SectionRef found, double score, double similarity, double words) {}

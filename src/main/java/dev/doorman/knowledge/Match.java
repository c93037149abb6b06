package dev.doorman.knowledge;

/**
 * How near a passage is to a question.
 *
 * @param similarity the best cosine between the question and the passage's text or one of its
 *     example questions
 */
public record Match(Passage passage, double similarity) {}

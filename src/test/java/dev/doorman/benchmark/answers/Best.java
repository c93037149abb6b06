package dev.doorman.benchmark.answers;

/**
 * The best hit of a question by some weights, and what tells whether it answers.
 *
 * @param fold what is left out together
 * @param right whether it answers
 * @param offered whether one of the first three does
 * @param five whether one of the first five does
 * @param has whether any section does, found or not
 * @param ruledOut whether the question is about something else than the article
 * @param weight that it counts with
 */
@SuppressWarnings("ArrayRecordComponent")
record Best(
    String source,
    String fold,
    double[] signs,
    boolean right,
    boolean offered,
    boolean five,
    boolean has,
    boolean ruledOut,
    double weight) {}

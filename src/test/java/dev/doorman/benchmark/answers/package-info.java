/**
 * Measures answers, intents and refusals on sets of real questions, beside what an engineer would
 * otherwise take. Run by {@link dev.doorman.benchmark.answers.AnswerTables}; not a test.
 */
@NullMarked
package dev.doorman.benchmark.answers;

import org.jspecify.annotations.NullMarked;

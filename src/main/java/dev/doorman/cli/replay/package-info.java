/**
 * Replays conversation scripts: readable files, one conversation each, with what the customer says
 * and what the bot is expected to say. The chat's own parts answer, on a store in memory, against a
 * deletion API that does as the script tells.
 *
 * <p>Not thread-safe: one thread plays one script after another. Times are durations of the
 * script's own clock.
 */
@NullMarked
package dev.doorman.cli.replay;

import org.jspecify.annotations.NullMarked;

/**
 * Tells whether a text says what the passages say, and nothing else; sentence by sentence, with
 * word lists and rules and no model. English only. Knows nothing of where the text comes from.
 */
@NullMarked
package dev.doorman.answer.check;

import org.jspecify.annotations.NullMarked;

/**
 * A customer's text becomes an intent, by example utterances and cues that are read from {@code
 * knowledge/intents}. Immutable once built, so safe to share between threads; confidences are from
 * 0 to 1.
 */
@NullMarked
package dev.doorman.understanding;

import org.jspecify.annotations.NullMarked;

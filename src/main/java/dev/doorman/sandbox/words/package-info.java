/**
 * What the sandbox says to customers, in their language. Immutable, so safe for use by several
 * threads.
 */
@NullMarked
package dev.doorman.sandbox.words;

import org.jspecify.annotations.NullMarked;

/**
 * Ids, secrets, limits and the two error roots; anything else belongs elsewhere. All types are
 * immutable and safe to share between threads.
 */
@NullMarked
package dev.doorman.base;

import org.jspecify.annotations.NullMarked;

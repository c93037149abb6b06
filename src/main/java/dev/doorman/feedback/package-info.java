/**
 * What readers say about answers and articles: one vote for each person and answer, which they may
 * change.
 */
@NullMarked
package dev.doorman.feedback;

import org.jspecify.annotations.NullMarked;

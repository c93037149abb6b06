/**
 * Articles in Markdown become sections and passages, and a search index over them. Immutable once
 * built, so safe to share between threads; scores have no unit, times are microseconds where named
 * so.
 */
@NullMarked
package dev.doorman.knowledge;

import org.jspecify.annotations.NullMarked;

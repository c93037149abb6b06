/**
 * Full-text search over the sections of the articles, for the search field of the help pages: every
 * section that has the words, ranked by Lucene, with a highlighted excerpt. It knows nothing of
 * embeddings and of answers.
 *
 * <p>All of it is immutable once built, and safe for use by several threads. Offsets are UTF-16
 * units of the text that they belong to.
 */
@NullMarked
package dev.doorman.knowledge.fulltext;

import org.jspecify.annotations.NullMarked;

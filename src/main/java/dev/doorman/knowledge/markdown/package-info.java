/**
 * Markdown as help centres write it (CommonMark, GitHub's additions, raw HTML) as one tree of HTML
 * elements. Nothing of that HTML reaches a page: {@code knowledge} makes blocks of it. Lines count
 * from 1 in the text that was read. All types are immutable or used by one thread at a time.
 */
@NullMarked
package dev.doorman.knowledge.markdown;

import org.jspecify.annotations.NullMarked;

/**
 * The help centre: pages made from the articles, search over them, and the reader's language.
 * Everything here is immutable or lives for one request; lengths are in Unicode code points.
 */
@NullMarked
package dev.doorman.site;

import org.jspecify.annotations.NullMarked;

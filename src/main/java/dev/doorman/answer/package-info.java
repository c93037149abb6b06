/** A question becomes an answer made of the articles' own passages, or "I don't know". */
@NullMarked
package dev.doorman.answer;

import org.jspecify.annotations.NullMarked;

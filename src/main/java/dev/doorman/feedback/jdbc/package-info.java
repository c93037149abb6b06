/** Votes in a relational database. Safe for use by several threads. */
@NullMarked
package dev.doorman.feedback.jdbc;

import org.jspecify.annotations.NullMarked;

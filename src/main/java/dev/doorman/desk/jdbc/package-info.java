/** The agent desk's tables in a relational database. Safe for use by several threads. */
@NullMarked
package dev.doorman.desk.jdbc;

import org.jspecify.annotations.NullMarked;

/** The desk's tables. Safe for use by several threads and several processes. */
@NullMarked
package dev.doorman.desk.jdbc;

import org.jspecify.annotations.NullMarked;

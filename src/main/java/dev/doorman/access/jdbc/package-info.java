/** The tables of the desk's users. Safe for use by several threads. */
@NullMarked
package dev.doorman.access.jdbc;

import org.jspecify.annotations.NullMarked;

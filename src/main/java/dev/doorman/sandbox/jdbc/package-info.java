/**
 * The sandbox's tables in SQL, for H2 and PostgreSQL, in the schema {@code sandbox}, and their
 * migrations.
 */
@NullMarked
package dev.doorman.sandbox.jdbc;

import org.jspecify.annotations.NullMarked;

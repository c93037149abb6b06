/**
 * Conversations in a relational database, in SQL that H2 and PostgreSQL both speak. Safe for use by
 * several threads.
 */
@NullMarked
package dev.doorman.conversation.jdbc;

import org.jspecify.annotations.NullMarked;

/**
 * Conversations in memory, for one process and as long as it lives: for replaying scripts without a
 * database. It keeps to the same contracts as the tables in {@code conversation.jdbc}.
 *
 * <p>Everything is safe for use by several threads: all works under one lock.
 */
@NullMarked
package dev.doorman.conversation.memory;

import org.jspecify.annotations.NullMarked;

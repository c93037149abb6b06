/**
 * What the sandbox writes down: the records, and the tables that hold them (ports, implemented in
 * {@code sandbox.jdbc}). Records are immutable; tables live within one transaction and one thread.
 */
@NullMarked
package dev.doorman.sandbox.book;

import org.jspecify.annotations.NullMarked;

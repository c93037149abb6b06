/**
 * The life of a deletion request, from its making to its end: states, links, confirmation,
 * idempotency. Safe for use by several threads; the database's row locks decide who comes first.
 */
@NullMarked
package dev.doorman.sandbox.request;

import org.jspecify.annotations.NullMarked;

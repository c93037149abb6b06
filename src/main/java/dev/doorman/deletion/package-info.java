/**
 * The deletion API as Doorman sees it: a port, its types and its failures. The contract is the
 * OpenAPI file in {@code docs/deletion-api}. All types are immutable; the port is safe for use by
 * several threads.
 */
@NullMarked
package dev.doorman.deletion;

import org.jspecify.annotations.NullMarked;

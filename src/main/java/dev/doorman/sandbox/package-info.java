/**
 * The sandbox: a real implementation of the deletion API over HTTP, with accounts, verification
 * pages and codes of its own, so that Doorman can be tried and tested without a vendor. It knows
 * nothing of Doorman's other packages; they speak to it over HTTP only. Everything here is safe for
 * use by several threads; times are instants in UTC.
 */
@NullMarked
package dev.doorman.sandbox;

import org.jspecify.annotations.NullMarked;

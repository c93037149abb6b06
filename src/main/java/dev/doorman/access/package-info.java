/**
 * Who works at the agent desk and what each may: what the other parts of the desk ask. {@code
 * .account} has users, passwords and sessions, {@code .rest} the API and its filter, {@code .oidc}
 * sign-in with another provider, {@code .page} the pages, {@code .jdbc} the tables. All types are
 * safe for use by several threads.
 */
@NullMarked
package dev.doorman.access;

import org.jspecify.annotations.NullMarked;

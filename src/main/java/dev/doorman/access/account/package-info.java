/**
 * Users of the agent desk, their passwords and sessions, lockout, and the audit log; with the ports
 * to the tables. All types are safe for use by several threads; times come from the injected clock.
 */
@NullMarked
package dev.doorman.access.account;

import org.jspecify.annotations.NullMarked;

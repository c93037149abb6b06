/**
 * What the sandbox sends and does by itself: expiry and completion, mails, webhooks. Owns the
 * sandbox's only threads, which run while it is on.
 */
@NullMarked
package dev.doorman.sandbox.delivery;

import org.jspecify.annotations.NullMarked;

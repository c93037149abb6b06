/**
 * The deletion API over HTTP: deadlines on every call, a circuit breaker, no redirects, bounded
 * bodies. It retries nothing by itself; what may be repeated is repeated by the outbox, with the
 * same idempotency key. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.deletion.http;

import org.jspecify.annotations.NullMarked;

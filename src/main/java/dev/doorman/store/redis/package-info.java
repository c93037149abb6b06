/**
 * What nodes share through Redis: the doorbell and limits. Nothing is kept there that must not be
 * lost; while Redis is away each node goes on alone. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.store.redis;

import org.jspecify.annotations.NullMarked;

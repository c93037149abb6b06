/**
 * The customers' socket: frames in, frames out, and the limits that keep one client from harming
 * the others. Each connection's work runs one piece after another on a virtual thread; nothing
 * blocks an event loop.
 */
@NullMarked
package dev.doorman.chat;

import org.jspecify.annotations.NullMarked;

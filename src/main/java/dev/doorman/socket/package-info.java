/** What all sockets need: bounded queues in both directions, and whose pages may open them. */
@NullMarked
package dev.doorman.socket;

import org.jspecify.annotations.NullMarked;

/**
 * What one TCP connection may cost, whoever opened it: how many there may be, how long a request
 * may take to arrive, how much may wait for a client that reads nothing, and how many WebSocket
 * frames may come. It works in Netty's pipeline, before and beside Vert.x, on the connection's own
 * event loop; what it closes, it closes at the level of TCP. Times are {@link java.time.Duration}s.
 */
@NullMarked
package dev.doorman.socket.guard;

import org.jspecify.annotations.NullMarked;

/** The desk's socket: rows of the queue, watched chats and presence, as they change. */
@NullMarked
package dev.doorman.desk.live;

import org.jspecify.annotations.NullMarked;

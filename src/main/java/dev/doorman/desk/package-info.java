/**
 * The agent desk: the chats that were handed over to people, who may see which of them, and what is
 * done with them. A chat is named by its conversation.
 *
 * <p>Times are instants of the injected clock. Implementations and services are safe for use by
 * several threads unless they say otherwise.
 */
@NullMarked
package dev.doorman.desk;

import org.jspecify.annotations.NullMarked;

/**
 * The heart: the log of a conversation, one turn at a time, and what has to be done because of it.
 *
 * <p>A turn is one transaction: the customer's message, the dialogue's next state, the replies and
 * the effects are stored together under the conversation's version, or not at all; only then is it
 * acknowledged. Any node can take any turn of any conversation. Sequence numbers count from 1
 * without gaps within an epoch. All types are safe for use by several threads.
 */
@NullMarked
package dev.doorman.conversation;

import org.jspecify.annotations.NullMarked;

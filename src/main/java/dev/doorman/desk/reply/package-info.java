/**
 * Replies that leads have written for agents to send, with places to be filled in. Safe for use by
 * several threads.
 */
@NullMarked
package dev.doorman.desk.reply;

import org.jspecify.annotations.NullMarked;

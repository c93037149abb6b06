/** The desk over REST: chats, what agents do with them, search and suggestions. */
@NullMarked
package dev.doorman.desk.rest;

import org.jspecify.annotations.NullMarked;

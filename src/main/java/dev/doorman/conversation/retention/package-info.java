/** How long conversations are kept, and how they are read out and erased on request. */
@NullMarked
package dev.doorman.conversation.retention;

import org.jspecify.annotations.NullMarked;

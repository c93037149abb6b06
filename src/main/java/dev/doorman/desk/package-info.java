/** The agents' desk: its page, queue, rights, REST and socket. Safe for use by several threads. */
@NullMarked
package dev.doorman.desk;

import org.jspecify.annotations.NullMarked;

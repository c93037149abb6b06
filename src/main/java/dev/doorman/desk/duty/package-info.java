/**
 * Who is at the desk, and what the queue does by itself: the leases of presence, opening hours,
 * what a customer is told about waiting, assignment, and the chats whose agent has gone.
 */
@NullMarked
package dev.doorman.desk.duty;

import org.jspecify.annotations.NullMarked;

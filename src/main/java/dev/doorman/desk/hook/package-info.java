/**
 * Tells other systems what happens in chats, by signed calls to the addresses that administrators
 * set, at least once and in each chat's order. Safe for use by several threads and processes; times
 * are UTC instants.
 */
@NullMarked
package dev.doorman.desk.hook;

import org.jspecify.annotations.NullMarked;

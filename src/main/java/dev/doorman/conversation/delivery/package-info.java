/**
 * Carries out what turns have ordered, asks the deletion API how requests stand, and does what time
 * brings: silence and purges. All of it at least once, under leases; times are UTC instants.
 */
@NullMarked
package dev.doorman.conversation.delivery;

import org.jspecify.annotations.NullMarked;

/**
 * The deletion flow and the talk around it as a pure state machine: a state and an input give a
 * turn. No I/O, no clock, no randomness, no framework; all types are immutable.
 */
@NullMarked
package dev.doorman.dialogue;

import org.jspecify.annotations.NullMarked;

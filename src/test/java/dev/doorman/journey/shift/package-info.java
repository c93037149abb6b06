/**
 * Two shifts at the desk by script: each thing that a customer is told, against what was so, and
 * the leads' report against what happened. A short form is a test; {@code TwoShifts} is the
 * program.
 */
package dev.doorman.journey.shift;

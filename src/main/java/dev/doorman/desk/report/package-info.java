/**
 * What leads see of the desk's work: times, ratings and outcomes, as figures over a range of days.
 * Safe for use by several threads; durations are in whole seconds.
 */
@NullMarked
package dev.doorman.desk.report;

import org.jspecify.annotations.NullMarked;

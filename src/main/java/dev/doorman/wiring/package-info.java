/**
 * Puts the parts together: clocks, executors, random sources, choice of adapters, and the entry
 * point. Imported by none.
 */
@NullMarked
package dev.doorman.wiring;

import org.jspecify.annotations.NullMarked;

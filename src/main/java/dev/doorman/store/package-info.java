/**
 * The database and the doorbell between nodes; knows no feature. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.store;

import org.jspecify.annotations.NullMarked;

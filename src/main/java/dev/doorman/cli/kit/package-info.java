/**
 * The vendor's kit: runs the deletion API's contract against a live implementation over HTTP and
 * tells what holds. Plain Java, on one thread but for the calls that are made at the same time;
 * times are those of the implementation's answers, durations as named.
 */
@NullMarked
package dev.doorman.cli.kit;

import org.jspecify.annotations.NullMarked;

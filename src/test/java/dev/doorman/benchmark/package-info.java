/**
 * How fast the parts are on this machine: {@code ./mvnw -Pbenchmark verify}. See docs/speed.md. No
 * test: nothing here fails because a machine is slow.
 */
package dev.doorman.benchmark;

/**
 * Drives many conversations through the deletion flow while servers are killed, and checks that
 * nothing acknowledged is lost and nothing is done twice. Run by hand; docs/reliability.md says
 * how.
 */
@NullMarked
package dev.doorman.reliability;

import org.jspecify.annotations.NullMarked;

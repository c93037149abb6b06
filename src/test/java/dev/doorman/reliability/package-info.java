/**
 * Drives many conversations through the deletion flow while servers are killed, and checks that
 * nothing acknowledged is lost and nothing is done twice. Run by hand; docs/reliability.md says
 * how. Beside it, a load on one node: docs/scaling.md.
 */
@NullMarked
package dev.doorman.reliability;

import org.jspecify.annotations.NullMarked;

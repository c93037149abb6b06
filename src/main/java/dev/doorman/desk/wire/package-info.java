/** What the desk says over REST and over its socket, as JSON. */
@NullMarked
package dev.doorman.desk.wire;

import org.jspecify.annotations.NullMarked;

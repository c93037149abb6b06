/**
 * What operators ask a running installation, over REST with the admin's password. Safe for use by
 * several threads.
 */
@NullMarked
package dev.doorman.ops;

import org.jspecify.annotations.NullMarked;

/**
 * The embedded store as a JDBC driver: H2 in one file that is on the disk before a commit returns,
 * and that is made smaller while Doorman runs. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.store.embedded;

import org.jspecify.annotations.NullMarked;

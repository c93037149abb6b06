/**
 * The pages of the desk's sign-in, users and audit log, and the door that other pages of the desk
 * stand behind. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.access.page;

import org.jspecify.annotations.NullMarked;

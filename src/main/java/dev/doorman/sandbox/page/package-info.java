/**
 * The sandbox's web pages: verification and mailbox. Rendered on the server; they need no script.
 */
@NullMarked
package dev.doorman.sandbox.page;

import org.jspecify.annotations.NullMarked;

/**
 * How a customer proves who they are: contacts, one-time codes, the steps of the verification page.
 * Safe for use by several threads.
 */
@NullMarked
package dev.doorman.sandbox.proof;

import org.jspecify.annotations.NullMarked;

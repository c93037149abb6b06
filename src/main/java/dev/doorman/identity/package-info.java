/**
 * Who the customer is, by a signed token of the vendor's page: checks it and gives the subject.
 * Tokens are neither stored nor logged. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.identity;

import org.jspecify.annotations.NullMarked;

/**
 * The API of the desk's users: signing in, users, the audit log; and the filter that holds every
 * method below {@code /api/desk} to its rights. Safe for use by several threads.
 */
@NullMarked
package dev.doorman.access.rest;

import org.jspecify.annotations.NullMarked;

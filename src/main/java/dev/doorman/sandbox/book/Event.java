package dev.doorman.sandbox.book;

import java.time.Instant;

/**
 * A change of state, to be told to Doorman.
 *
 * @param request the request's id
 */
public record Event(String id, String request, State state, Instant at) {}

package dev.doorman.sandbox.book;

import java.time.Instant;

/**
 * A verification link of a request. The handle itself is not kept: it is made again from the server
 * key, and found by its hash.
 *
 * @param number 1 for the first of the request, counting up; only the newest works
 * @param matchPhrase the words that chat and page both show
 */
public record Link(int number, String matchPhrase, Instant expiresAt) {}

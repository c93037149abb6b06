package dev.doorman.dialogue;

import java.net.URI;
import java.time.Instant;

/**
 * The way to the deletion API's verification page.
 *
 * @param url where the page is; for the customer's eyes only, so it prints without it
 * @param matchPhrase the words that the chat and the page both show
 * @param expiresAt when the link stops working
 */
public record Handoff(URI url, String matchPhrase, Instant expiresAt) {
  @Override
  public String toString() {
    return "Handoff[expiresAt=" + expiresAt + "]";
  }
}

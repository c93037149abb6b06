package dev.doorman.reliability;

import java.util.OptionalLong;
import java.util.UUID;

/**
 * A message that a customer sent.
 *
 * @param frame as it goes over the wire, each time the same
 * @param text what the log is to show of it; empty where it shows nothing
 * @param seq what it was acknowledged with
 */
record Sent(UUID id, String frame, String text, OptionalLong seq) {
  Sent acknowledged(long number) {
    return new Sent(id, frame, text, OptionalLong.of(number));
  }
}

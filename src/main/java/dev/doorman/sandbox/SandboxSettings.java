package dev.doorman.sandbox;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

/**
 * What the process around the sandbox tells it.
 *
 * <p>The addresses are asked for when they are needed, because a server that listens on a free port
 * knows its own only once it has started.
 *
 * @param tokens the bearer tokens that the API takes, two while one replaces the other; with none,
 *     every call is refused
 * @param ownBase the public base address, below which {@code /sandbox/verify/…} stands
 * @param webhookUrl where events are sent
 * @param webhookSecret the key that signs the events; with an empty one no events are sent
 */
public record SandboxSettings(
    List<String> tokens, Supplier<URI> ownBase, Supplier<URI> webhookUrl, String webhookSecret) {
  public SandboxSettings {
    tokens = List.copyOf(tokens);
    if (tokens.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a token of the sandbox's API is blank");
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "SandboxSettings[" + tokens.size() + " tokens]";
  }
}

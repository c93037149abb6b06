package dev.doorman.deletion.http;

import dev.doorman.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Set;

/**
 * How the API is reached.
 *
 * @param url the base address, below which {@code /deletion-requests} stands
 * @param token the bearer token
 * @param verificationOrigins where verification links may lead ({@code https://id.vendor.example})
 * @param connectTimeout at most this long to connect
 * @param callTimeout at most this long from sending the call to having its whole answer
 */
public record DeletionApiSettings(
    URI url,
    Secret<String> token,
    Set<String> verificationOrigins,
    Duration connectTimeout,
    Duration callTimeout) {
  public DeletionApiSettings {
    verificationOrigins = Set.copyOf(verificationOrigins);
  }
}

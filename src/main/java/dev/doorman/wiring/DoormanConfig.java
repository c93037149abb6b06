package dev.doorman.wiring;

import io.smallrye.config.ConfigMapping;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What concerns the installation as a whole. */
@ConfigMapping(prefix = "doorman")
public interface DoormanConfig {
  /** The folder of the embedded store. */
  String data();

  /**
   * The folder of the articles; {@code knowledge} where it exists, else the copy in the artefact.
   */
  Optional<Path> knowledge();

  /** Where customers reach this installation, as {@code https://help.vendor.example}. */
  Optional<URI> publicUrl();

  /** Origins of pages, beside the server's own, that may open the chat. */
  Optional<List<String>> allowedOrigins();

  /**
   * Networks of proxies, as {@code 10.0.0.0/8}, whose {@code X-Forwarded-For} is taken for whom
   * they speak for; nobody's where there are none.
   */
  Optional<List<String>> trustedProxies();

  /** The secrets of the deletion API's events; two while they are rotated. */
  Optional<List<String>> webhookSecret();
}

package dev.doorman.answer.llm;

import dev.doorman.base.FinalException;
import dev.doorman.base.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How a model is reached, and what it may take. Fields as in {@link ModelConfig}.
 *
 * @param key empty where the endpoint asks for none
 */
public record ModelSettings(
    URI url,
    String name,
    Optional<Secret<String>> key,
    Provider provider,
    Duration deadline,
    int atOnce,
    int inputTokens,
    int outputTokens,
    Duration breakFor) {
  /**
   * The settings; empty where there is no model.
   *
   * @throws FinalException where they are given by half, or cannot be
   */
  public static Optional<ModelSettings> of(ModelConfig config) {
    if (config.url().isEmpty() && config.name().isEmpty()) {
      return Optional.empty();
    }
    URI url = config.url().orElseThrow(() -> missing("name", "url", "the address of its endpoint"));
    String name = config.name().orElseThrow(() -> missing("url", "name", "the model's name"));
    if (!("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        || url.getHost() == null) {
      throw new FinalException(
          "doorman.model.url is no http address; it looks like https://api.vendor.example/v1.");
    }
    if (!config.deadline().isPositive() || !config.breakFor().isPositive()) {
      throw new FinalException(
          "doorman.model.deadline and doorman.model.break-for must be longer than nothing.");
    }
    return Optional.of(
        new ModelSettings(
            url,
            name,
            config.key().filter(key -> !key.isBlank()).map(Secret::new),
            config.provider(),
            config.deadline(),
            config.atOnce(),
            config.inputTokens(),
            config.outputTokens(),
            config.breakFor()));
  }

  private static FinalException missing(String given, String lacking, String what) {
    return new FinalException(
        "doorman.model.%s is set, but doorman.model.%s is not: set %s, or neither for no model."
            .formatted(given, lacking, what));
  }
}

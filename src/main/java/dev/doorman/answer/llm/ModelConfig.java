package dev.doorman.answer.llm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A language model that puts answers into other words. Without a URL and a name there is none. */
@ConfigMapping(prefix = "doorman.model")
public interface ModelConfig {
  /** The base address: the part before {@code /chat/completions} or {@code /messages}. */
  Optional<URI> url();

  /** The model's name, as its endpoint knows it. */
  Optional<String> name();

  /** The key; none for an endpoint that asks for none. Never printed. */
  Optional<String> key();

  /** Which protocol the endpoint speaks: {@code openai} or {@code anthropic}. */
  @WithDefault("openai")
  Provider provider();

  /** After so long an answer is sent as the articles have it. */
  @WithDefault("8s")
  Duration deadline();

  /** Calls at once on this node; who comes when all are taken gets the articles' own words. */
  @WithDefault("8")
  @Min(1)
  @Max(1000)
  int atOnce();

  /** Tokens that a prompt may have, estimated; a longer one is not sent. */
  @WithDefault("4000")
  @Min(100)
  int inputTokens();

  /** Tokens that the model may write. */
  @WithDefault("600")
  @Min(16)
  int outputTokens();

  /** For so long the model is not asked once most calls have failed. */
  @WithDefault("30s")
  Duration breakFor();
}

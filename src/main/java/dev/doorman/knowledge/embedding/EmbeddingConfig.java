package dev.doorman.knowledge.embedding;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.OptionalInt;

/** How much of the machine embedding may take. */
@ConfigMapping(prefix = "doorman.embedding")
public interface EmbeddingConfig {
  /** Threads that the model runs on; where not set, one for each core, at most 16. */
  OptionalInt threads();

  /** Questions that may wait; further ones are refused, and may be sent again. */
  @WithDefault("2000")
  @Min(1)
  @Max(100_000)
  int waiting();

  /** Questions whose vectors are kept; each takes about 2 kB. */
  @WithDefault("10000")
  @Min(0)
  int cached();
}

package dev.doorman.wiring;

import dev.doorman.answer.Rewording;
import dev.doorman.answer.llm.ModelConfig;
import dev.doorman.answer.llm.ModelRewording;
import dev.doorman.answer.llm.ModelSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The language model, where one is configured. */
final class Model {
  private static final Logger LOG = Logger.getLogger(Model.class);

  @Produces
  @Singleton
  Rewording rewording(ModelConfig config, SecureRandom random, MeterRegistry registry) {
    Optional<ModelSettings> settings = ModelSettings.of(config);
    settings.ifPresent(
        model ->
            LOG.infof(
                "answers are reworded by %s at %s; passages and questions are sent there",
                model.name(), model.url().getAuthority()));
    return settings
        .<Rewording>map(model -> new ModelRewording(model, random, registry))
        .orElseGet(Rewording.None::new);
  }
}

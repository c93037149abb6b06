package dev.doorman.answer.llm;

import dev.doorman.answer.Rewording;
import dev.doorman.answer.llm.Writing.End;
import dev.doorman.knowledge.Block;
import dev.langchain4j.model.chat.StreamingChatModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.faulttolerance.api.Guard;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * {@link Rewording} by a language model.
 *
 * <h2>Thread-safety</h2>
 *
 * Safe for use by several threads.
 */
public final class ModelRewording implements Rewording {
  private static final Logger LOG = Logger.getLogger(ModelRewording.class);

  private final ModelSettings settings;
  private final StreamingChatModel model;
  private final SecureRandom random;
  private final Meters meters;
  private final Semaphore places;
  private final Guard breaker;

  public ModelRewording(ModelSettings settings, SecureRandom random, MeterRegistry registry) {
    this.settings = settings;
    this.random = random;
    model = Models.of(settings);
    meters = new Meters(registry);
    places = new Semaphore(settings.atOnce());
    // Opens when 5 of the last 8 calls failed or came too late, so that customers do not wait for
    // a dead endpoint; a first call is let through after the break. A refused text is no failure.
    breaker =
        Guard.create()
            .withCircuitBreaker()
            .requestVolumeThreshold(8)
            .failureRatio(0.6)
            .delay(settings.breakFor().toMillis(), ChronoUnit.MILLIS)
            .failOn(ModelFailure.class)
            .done()
            .build();
  }

  @Override
  public Duration deadline() {
    return settings.deadline();
  }

  @Override
  public Optional<Place> place(Locale locale) {
    if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      // The check knows English only.
      return Optional.empty();
    }
    if (!places.tryAcquire()) {
      meters.count(Outcome.BUSY);
      return Optional.empty();
    }
    return Optional.of(new OnePlace());
  }

  private final class OnePlace implements Place {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicReference<@Nullable Writing> writing = new AtomicReference<>();

    @Override
    public Optional<List<Block>> reword(Source source, String question, Consumer<String> draft) {
      var prompt = Prompt.of(source, question, random);
      if (prompt.estimatedTokens() > settings.inputTokens()) {
        meters.count(Outcome.TOO_LONG);
        return Optional.empty();
      }
      var begun = new Writing(source, draft);
      writing.set(begun);
      if (closed.get()) {
        begun.end(new End.GivenUp());
      }
      return call(prompt, begun);
    }

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        Writing begun = writing.get();
        if (begun != null) {
          begun.end(new End.GivenUp());
        }
        places.release();
      }
    }
  }

  private Optional<List<Block>> call(Prompt prompt, Writing writing) {
    try {
      return breaker.call(() -> ended(prompt, writing), Ended.class).blocks();
    } catch (CircuitBreakerOpenException e) {
      meters.count(Outcome.BREAKER_OPEN);
    } catch (ModelFailure e) {
      meters.count(e.outcome());
      LOG.warnf("the language model was of no use: %s", e.getMessage());
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("unexpected", e);
    }
    return Optional.empty();
  }

  private record Ended(Optional<List<Block>> blocks) {}

  private Ended ended(Prompt prompt, Writing writing) {
    long begun = System.nanoTime();
    End end = written(prompt, writing);
    meters.took(Duration.ofNanos(System.nanoTime() - begun));
    meters.tokens(writing.usage(prompt));
    return switch (end) {
      case End.Whole(List<Block> blocks) -> {
        meters.count(Outcome.USED);
        yield new Ended(Optional.of(blocks));
      }
      case End.Refused() -> {
        meters.count(Outcome.REFUSED);
        yield new Ended(Optional.empty());
      }
      case End.GivenUp() -> {
        meters.count(Outcome.GIVEN_UP);
        yield new Ended(Optional.empty());
      }
      case End.Failed(String why) -> throw new ModelFailure(Outcome.ERROR, why);
      case End.Late() -> throw new ModelFailure(Outcome.TIMEOUT, "no answer in time");
    };
  }

  /** Has it written on a thread of its own, which is ended with it, whatever the endpoint does. */
  private End written(Prompt prompt, Writing writing) {
    Thread calling =
        Thread.ofVirtual()
            .name("doorman-model")
            .start(
                () -> {
                  try {
                    model.chat(prompt.messages(), writing);
                    writing.end(new End.Failed("no end"));
                  } catch (RuntimeException e) {
                    writing.onError(e);
                  }
                });
    try {
      return writing.ended().get(settings.deadline().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      writing.end(new End.Late());
      // What came in the last moment counts.
      return writing.ended().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      writing.end(new End.GivenUp());
      return new End.GivenUp();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      calling.interrupt();
    }
  }
}

package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doorman.base.RetriableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class BatcherTest {
  private static final int BOUND = 20;

  private final GatedModel model = new GatedModel();
  private final Heard heard = new Heard();
  private final Batcher batcher = new Batcher(model, 1, BOUND, heard);

  private static final class Heard implements EmbeddingListener {
    private final AtomicInteger texts = new AtomicInteger();
    private final AtomicInteger refusals = new AtomicInteger();

    @Override
    public void embedded(int more, Duration waited, Duration took) {
      texts.addAndGet(more);
    }

    @Override
    public void refused() {
      refusals.incrementAndGet();
    }
  }

  @AfterEach
  void end() {
    model.open();
    batcher.close();
  }

  /** Keeps the only worker busy, so that what is handed in from here on waits. */
  private CompletableFuture<float[]> busy() throws InterruptedException {
    CompletableFuture<float[]> first = batcher.question(GatedModel.text(1));
    model.awaitEntered();
    return first;
  }

  @Test
  void whatWaitsIsEmbeddedTogether() throws Exception {
    var first = busy();
    List<CompletableFuture<float[]>> later = new ArrayList<>();
    for (int id = 2; id <= 6; id++) {
      later.add(batcher.question(GatedModel.text(id)));
    }
    model.open();
    for (var vector : later) {
      vector.get();
    }
    assertThat(model.batches()).containsExactly(List.of(1L), List.of(2L, 3L, 4L, 5L, 6L));
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void everyoneGetsTheirOwnVector() throws Exception {
    var first = busy();
    List<CompletableFuture<float[]>> later = new ArrayList<>();
    for (int id = 2; id <= 12; id++) {
      later.add(batcher.question(GatedModel.text(id)));
    }
    model.open();
    for (int i = 0; i < later.size(); i++) {
      assertThat(later.get(i).get()).containsExactly(i + 2);
    }
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void aQuestionGoesBeforeTheTextsOfTheIndex() throws Exception {
    var first = busy();
    var other = batcher.other(GatedModel.text(2));
    var question = batcher.question(GatedModel.text(3));
    model.open();
    question.get();
    other.get();
    assertThat(model.batches()).containsExactly(List.of(1L), List.of(3L), List.of(2L));
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void textsOfTheIndexHaveNoBound() throws Exception {
    var first = busy();
    List<CompletableFuture<float[]>> others = new ArrayList<>();
    for (int id = 2; id < 10 * BOUND; id++) {
      others.add(batcher.other(GatedModel.text(id)));
    }
    model.open();
    for (var other : others) {
      other.get();
    }
    assertThat(heard.refusals).hasValue(0);
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void oneQuestionTooManyIsRefusedAndMayComeAgain() throws Exception {
    var first = busy();
    List<CompletableFuture<float[]>> waiting = new ArrayList<>();
    for (int id = 2; id < 2 + BOUND; id++) {
      waiting.add(batcher.question(GatedModel.text(id)));
    }
    assertThat(batcher.waiting()).isEqualTo(BOUND);
    assertThatExceptionOfType(RetriableException.class)
        .isThrownBy(() -> batcher.question(GatedModel.text(99)))
        .satisfies(refused -> assertThat(refused.retryAfter()).isPresent());
    assertThat(heard.refusals).hasValue(1);
    model.open();
    for (var vector : waiting) {
      vector.get();
    }
    assertThat(batcher.question(GatedModel.text(99)).get()).containsExactly(99);
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void aTextThatFailsCostsTheOthersNothing() throws Exception {
    var first = busy();
    var good = batcher.question(GatedModel.text(2));
    var bad = batcher.question(GatedModel.text(GatedModel.BAD));
    var alsoGood = batcher.question(GatedModel.text(4));
    model.open();
    assertThat(good.get()).containsExactly(2);
    assertThat(alsoGood.get()).containsExactly(4);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(bad::get)
        .withCauseInstanceOf(IllegalArgumentException.class);
    assertThat(batcher.question(GatedModel.text(5)).get()).containsExactly(5);
    assertThat(first.get()).containsExactly(1);
  }

  @Test
  void anErrorIsToldAndTheWorkerGoesOn() throws Exception {
    var worst = batcher.question(GatedModel.text(GatedModel.WORST));
    model.open();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(worst::get)
        .withCauseInstanceOf(LinkageError.class);
    assertThat(batcher.question(GatedModel.text(5)).get()).containsExactly(5);
  }

  @Test
  void closingEndsWhatRunsAndFailsWhatWaits() throws Exception {
    var running = busy();
    var waits = batcher.question(GatedModel.text(2));
    Thread closing = Thread.ofPlatform().start(batcher::close);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waits::get)
        .withCauseInstanceOf(RetriableException.class);
    assertThat(closing.isAlive()).as("waits for the batch that runs").isTrue();
    model.open();
    closing.join();
    assertThat(running.get()).containsExactly(1);
    assertThatIllegalStateException().isThrownBy(() -> batcher.question(GatedModel.text(3)));
    assertThatIllegalStateException().isThrownBy(() -> batcher.other(GatedModel.text(3)));
  }

  @Test
  void theListenerHearsOfEveryText() throws Exception {
    var first = busy();
    var question = batcher.question(GatedModel.text(2));
    var others = List.of(batcher.other(GatedModel.text(3)), batcher.other(GatedModel.text(4)));
    model.open();
    for (var vector : others) {
      vector.get();
    }
    // The worker tells it after it has given the vectors away, and before it ends.
    batcher.close();
    assertThat(List.of(first, question)).allMatch(CompletableFuture::isDone);
    assertThat(heard.texts).hasValue(4);
  }

  @Test
  void onlyPlatformThreadsOfItsOwnRunTheModel() throws Exception {
    model.open();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      var vector = callers.submit(() -> batcher.question(GatedModel.text(7)).get());
      assertThat(vector.get()).containsExactly(7);
    }
    assertThat(model.threads())
        .isNotEmpty()
        .allMatch(thread -> !thread.isVirtual())
        .allMatch(thread -> thread.getName().startsWith("doorman-embedding-"));
  }
}

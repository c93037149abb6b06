package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.doorman.base.RetriableException;
import dev.doorman.knowledge.Embeddings;
import dev.doorman.knowledge.embedding.Embedder.Settings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbedderTest {
  private static final Embedder EMBEDDER = SharedEmbedder.get();

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "\t\n", "\u0000", "\uFFFD", "\uFFFD\u200B", "\u0301", "\uD800", "\uE000"})
  void aTextThatTheTokenizerDropsWholeHasNoDirection(String text) {
    assertThat(EMBEDDER.embed(text)).hasSize(Embedder.DIMENSIONS).containsOnly(0);
    assertThat(EMBEDDER.embedAll(List.of(text)).get(text)).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?", "👍", "•", "photos", "\uFFFDphotos", "删除", "x́"})
  void anyOtherTextHasLengthOne(String text) {
    float[] vector = EMBEDDER.embed(text);
    assertThat(Embeddings.cosine(vector, vector)).isBetween(0.999, 1.001);
  }

  @Test
  void whatMeansTheSameLiesCloserTogether() {
    float[] question = EMBEDDER.embed("How long does the deletion take?");
    double near = Embeddings.cosine(question, EMBEDDER.embed("When will my account be gone?"));
    double far = Embeddings.cosine(question, EMBEDDER.embed("The weather in Paris is fine."));
    assertThat(near).isGreaterThan(far);
  }

  @Test
  void aLongTextIsEmbeddedOnceHoweverItIsPunctuated() {
    String text = "My sister's phone asks me to sign in, every day! What can I do? ".repeat(12);
    float[] vector = EMBEDDER.embed(text);
    assertThat(EMBEDDER.embed(text.toLowerCase(Locale.ROOT))).isSameAs(vector);
    assertThat(EMBEDDER.embed(text.replaceAll("[,!?] ", " | "))).isSameAs(vector);
    assertThat(EMBEDDER.embed("Not " + text)).isNotSameAs(vector);
    assertThat(EMBEDDER.embed("?!".repeat(300))).as("no word").containsOnly(0);
  }

  @Test
  void askerIsToldOfEachTextThatGoesToTheModelAndOfNoOther() {
    List<Thread> asked = new ArrayList<>();
    var counting =
        new EmbeddingListener() {
          @Override
          public void asked() {
            asked.add(Thread.currentThread());
          }

          @Override
          public void embedded(int texts, Duration waited, Duration took) {}

          @Override
          public void refused() {}
        };
    var settings =
        new Settings(EmbeddingModel.ALL_MINILM_L6_V2, 1, 100, 100, counting, StoredVectors.NONE);
    try (var embedder = new Embedder(settings)) {
      embedder.embedAll(List.of("a text of the index"));
      embedder.embed("one question");
      embedder.embed("one question");
      embedder.embed("another question");
      embedder.embed("Another  QUESTION");
      embedder.embed("");
    }
    assertThat(asked).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void manyCallersOfOneTextShareOneVector() throws Exception {
    List<Future<float[]>> answers = new ArrayList<>();
    try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        answers.add(callers.submit(() -> EMBEDDER.embed("Does everyone ask the same?")));
      }
      float[] first = answers.getFirst().get();
      for (var answer : answers) {
        assertThat(answer.get()).isSameAs(first);
      }
    }
  }

  @Test
  void manyTextsKeepTheirOrderAndTheirVectors() {
    List<String> texts = List.of("a much longer text than the others", "short", "", "short");
    Map<String, float[]> vectors = EMBEDDER.embedAll(texts);
    assertThat(vectors.keySet()).containsExactly(texts.get(0), "short", "");
    assertThat(Embeddings.cosine(vectors.get("short"), EMBEDDER.embed("short")))
        .isBetween(0.99999, 1.00001);
    assertThat(EMBEDDER.embedAll(List.of())).isEmpty();
  }

  @Test
  void anInterruptedCallerMayTryAgain() {
    // So much that it cannot be done before somebody waits for it.
    List<String> much = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      much.add(i + " and the next thing that nobody waits for".repeat(14));
    }
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(RetriableException.class).isThrownBy(() -> EMBEDDER.embedAll(much));
    assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
    assertThat(EMBEDDER.embed(much.getFirst())).hasSize(Embedder.DIMENSIONS);
  }

  @Test
  void moreQuestionsThanMayWaitAreRefusedAndTheOthersAnswered() throws Exception {
    var few =
        new Settings(
            EmbeddingModel.ALL_MINILM_L6_V2, 1, 2, 0, EmbeddingListener.NONE, StoredVectors.NONE);
    List<Future<float[]>> answers = new ArrayList<>();
    int refused = 0;
    try (var embedder = new Embedder(few);
        var callers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 100; i++) {
        String text = "This is question number " + i + ", and it is about the account. ".repeat(9);
        answers.add(callers.submit(() -> embedder.embed(text)));
      }
      for (var answer : answers) {
        try {
          assertThat(answer.get()).hasSize(Embedder.DIMENSIONS);
        } catch (ExecutionException e) {
          assertThat(e.getCause()).isInstanceOf(RetriableException.class);
          refused++;
        }
      }
    }
    assertThat(refused).isBetween(1, 99);
  }

  @Test
  void aClosedEmbedderSaysSo() {
    var embedder = new Embedder();
    embedder.close();
    embedder.close();
    assertThatIllegalStateException().isThrownBy(() -> embedder.embed("too late"));
    assertThatIllegalStateException().isThrownBy(() -> embedder.embedAll(List.of("too late")));
  }

  @Test
  void settingsThatCannotWorkAreRefused() {
    for (int[] bad : new int[][] {{0, 1, 0}, {1, 0, 0}, {1, 1, -1}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  new Settings(
                      EmbeddingModel.ALL_MINILM_L6_V2,
                      bad[0],
                      bad[1],
                      bad[2],
                      EmbeddingListener.NONE,
                      StoredVectors.NONE));
    }
  }
}

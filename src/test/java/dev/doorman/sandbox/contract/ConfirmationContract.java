package dev.doorman.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.sandbox.contract.Api.Answer;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * The part of the contract that begins with the customer's final yes; see {@link
 * DeletionApiContract}.
 */
abstract class ConfirmationContract {
  /** A client with a valid token. */
  protected abstract Api api();

  /** All tokens that are valid. */
  protected abstract List<String> tokens();

  protected abstract Customer customer();

  static String key() {
    return UUID.randomUUID().toString();
  }

  Answer verified() {
    Answer created = api().create();
    customer().verify(created.link());
    return created;
  }

  Answer accepted() {
    return api().confirm(verified().id(), key());
  }

  void assertEnded(String id, String state) {
    Answer ended = api().get(id);
    assertThat(ended.state()).isEqualTo(state);
    assertThat(ended.body().path("withdrawable").asBoolean()).isFalse();
    assertThat(api().renew(id).problem()).isEqualTo("not-verifiable");
    assertThat(api().confirm(id, key()).problem()).isEqualTo("not-verified");
    assertThat(api().withdraw(id).problem()).isEqualTo("not-withdrawable");
    assertThat(api().get(id).state()).isEqualTo(state);
  }

  // Confirmation

  @Test
  void withoutVerificationNothingIsConfirmed() {
    String id = api().create().id();
    Answer refused = api().confirm(id, key());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("not-verified");
    assertThat(api().get(id).state()).isEqualTo("awaiting_verification");
  }

  @Test
  void aSecondRequestForTheAccountTellsOfTheAcceptedOneOnceVerified() {
    Answer one = api().create();
    Answer other = api().create();
    customer().verifyBoth(one.link(), other.link());
    String second = other.id();
    assertThat(api().get(second).body().has("acceptedBefore")).isFalse();
    Answer first = api().confirm(one.id(), key());
    JsonNode before = api().get(second).body().path("acceptedBefore");
    assertThat(before.path("id").asText()).isEqualTo(first.id());
    assertThat(before.path("acceptedAt").asText()).isEqualTo(first.text("acceptedAt"));
    assertThat(before.path("expectedBy").asText()).isEqualTo(first.text("expectedBy"));
    assertThat(api().withdraw(first.id()).status()).isEqualTo(200);
    assertThat(api().get(second).body().has("acceptedBefore")).isFalse();
  }

  @Test
  void aConfirmationIsAcceptedWithADayByWhichItIsDone() {
    Answer accepted = accepted();
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.state()).isEqualTo("accepted");
    LocalDate start =
        LocalDate.ofInstant(Instant.parse(accepted.text("acceptedAt")), ZoneOffset.UTC);
    LocalDate end = LocalDate.parse(accepted.text("expectedBy"));
    assertThat(end).isAfterOrEqualTo(start);
    long businessDays =
        start
            .plusDays(1)
            .datesUntil(end.plusDays(1))
            .filter(
                day ->
                    day.getDayOfWeek() != DayOfWeek.SATURDAY
                        && day.getDayOfWeek() != DayOfWeek.SUNDAY)
            .count();
    assertThat(businessDays).isLessThanOrEqualTo(15);
  }

  @Test
  void aConfirmationSentAgainGetsTheSameAnswer() {
    String id = verified().id();
    String key = key();
    Answer first = api().confirm(id, key);
    assertThat(api().confirm(id, key)).isEqualTo(first);
    assertThat(api().confirm(id, key()).problem()).as("another key").isEqualTo("not-verified");
    customer().wait(customer().completion());
    assertThat(api().confirm(id, key)).as("also later").isEqualTo(first);
  }

  @Test
  void aRefusedConfirmationCanBeSentAgainWithTheSameKeyOnceVerified() {
    Answer created = api().create();
    String key = key();
    assertThat(api().confirm(created.id(), key).status()).isEqualTo(409);
    customer().verify(created.link());
    assertThat(api().confirm(created.id(), key).state()).isEqualTo("accepted");
  }

  @Test
  void confirmationsAtTheSameTimeWithOneKeyAreOneAcceptance() {
    String id = verified().id();
    String key = key();
    List<Answer> answers = together(8, () -> api().confirm(id, key));
    assertThat(answers).anyMatch(answer -> answer.status() == 200);
    for (Answer answer : answers) {
      assertThat(answer.status()).isIn(200, 409);
      if (answer.status() == 409) {
        assertThat(answer.problem()).isEqualTo("idempotency-in-progress");
      } else {
        assertThat(answer).isEqualTo(api().confirm(id, key));
      }
    }
  }

  @Test
  void confirmationsAtTheSameTimeWithDifferentKeysAreOneAcceptance() {
    String id = verified().id();
    List<Answer> answers = together(8, () -> api().confirm(id, key()));
    assertThat(answers.stream().filter(answer -> answer.status() == 200)).hasSize(1);
    assertThat(answers.stream().filter(answer -> answer.status() != 200))
        .allMatch(answer -> answer.problem().equals("not-verified"));
  }

  @Test
  void aConfirmationNeedsAKeyThatNoOtherCallHasUsed() {
    String id = verified().id();
    assertThat(api().confirm(id, "").problem()).isEqualTo("idempotency-key-missing");
    String used = key();
    api().create(used, Api.body(UUID.randomUUID()));
    Answer refused = api().confirm(id, used);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(api().get(id).state()).isEqualTo("verified");
  }

  // The end

  @Test
  void anAcceptedRequestIsCompletedAndCanNotBeWithdrawnThen() {
    Answer accepted = accepted();
    customer().wait(customer().completion());
    Answer completed = api().get(accepted.id());
    assertThat(completed.state()).isEqualTo("completed");
    assertThat(Instant.parse(completed.text("completedAt")))
        .isAfterOrEqualTo(Instant.parse(completed.text("acceptedAt")));
    assertEnded(accepted.id(), "completed");
  }

  @Test
  void aRequestCanBeWithdrawnUntilItIsCompleted() {
    Answer expired = api().create();
    customer().wait(customer().linkLifetime());
    for (String id : List.of(expired.id(), api().create().id(), verified().id(), accepted().id())) {
      assertThat(api().get(id).body().path("withdrawable").asBoolean()).isTrue();
      Answer withdrawn = api().withdraw(id);
      assertThat(withdrawn.status()).isEqualTo(200);
      assertThat(withdrawn.state()).isEqualTo("withdrawn");
      assertThat(api().withdraw(id).status()).as("again").isEqualTo(200);
      assertThat(api().confirm(id, key()).problem()).isEqualTo("not-verified");
      assertThat(api().renew(id).problem()).isEqualTo("not-verifiable");
    }
  }

  @Test
  void aWithdrawnRequestIsNeverCompleted() {
    String id = accepted().id();
    api().withdraw(id);
    customer().wait(customer().completion());
    assertThat(api().get(id).state()).isEqualTo("withdrawn");
  }

  static List<Answer> together(int calls, Callable<Answer> call) {
    try (ExecutorService threads = Executors.newFixedThreadPool(calls)) {
      return threads.invokeAll(Collections.nCopies(calls, call)).stream()
          .map(ConfirmationContract::result)
          .toList();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Answer result(Future<Answer> future) {
    return switch (future.state()) {
      case SUCCESS -> future.resultNow();
      case FAILED -> throw new AssertionError(future.exceptionNow());
      case RUNNING, CANCELLED -> throw new AssertionError("no answer");
    };
  }
}

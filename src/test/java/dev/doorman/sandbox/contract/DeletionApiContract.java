package dev.doorman.sandbox.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.sandbox.contract.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The deletion API's contract, over HTTP, for any implementation. Every status and state of the
 * OpenAPI file occurs here but 503; {@link Api} checks every answer against the file's schemas.
 */
public abstract class DeletionApiContract extends ConfirmationContract {
  private static final Duration LINK_LIFETIME_MOST = Duration.ofHours(24);

  // Making

  @Test
  void aNewRequestAwaitsVerificationOnALink() {
    Answer created = api().create();
    assertThat(created.status()).isEqualTo(201);
    assertThat(created.state()).isEqualTo("awaiting_verification");
    assertThat(created.body().path("withdrawable").asBoolean()).isTrue();
    Instant expires = Instant.parse(created.body().at("/verification/expiresAt").asText());
    assertThat(Duration.between(Instant.parse(created.text("createdAt")), expires))
        .isPositive()
        .isLessThanOrEqualTo(LINK_LIFETIME_MOST);
    assertThat(created.link().getScheme().equals("https") || isLoopback(created)).isTrue();
  }

  private static boolean isLoopback(Answer created) {
    return Set.of("127.0.0.1", "localhost", "[::1]").contains(created.link().getHost());
  }

  @Test
  void noTwoRequestsHaveAnIdOrALinkInCommon() {
    Answer one = api().create();
    Answer other = api().create();
    assertThat(other.id()).isNotEqualTo(one.id());
    assertThat(other.link()).isNotEqualTo(one.link());
  }

  @Test
  void theSameKeyAndBodyGetTheSameAnswerAndTheSameLink() {
    String key = key();
    UUID conversation = UUID.randomUUID();
    Answer first = api().create(key, Api.body(conversation));
    String sameInOtherOrder =
        """
        { "locale": "en", "confirmedAt": "2026-01-01T10:00:00Z", "conversation": "%s" }"""
            .formatted(conversation);
    assertThat(api().create(key, Api.body(conversation))).isEqualTo(first);
    assertThat(api().create(key, sameInOtherOrder)).isEqualTo(first);
    customer().reject(first.link());
    assertThat(api().create(key, Api.body(conversation))).as("also later").isEqualTo(first);
  }

  @Test
  void theSameKeyWithAnotherBodyIsRefused() {
    String key = key();
    api().create(key, Api.body(UUID.randomUUID()));
    Answer other = api().create(key, Api.body(UUID.randomUUID()));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.problem()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void callsAtTheSameTimeWithOneKeyMakeOneRequest() {
    String key = key();
    String body = Api.body(UUID.randomUUID());
    List<Answer> answers = together(8, () -> api().create(key, body));
    for (Answer answer : answers) {
      assertThat(answer.status()).isIn(201, 409);
      if (answer.status() == 409) {
        assertThat(answer.problem()).isEqualTo("idempotency-in-progress");
      }
    }
    assertThat(made(answers)).hasSize(1);
    assertThat(api().create(key, body).id()).isIn(made(answers));
  }

  private static Set<String> made(List<Answer> answers) {
    return answers.stream()
        .filter(answer -> answer.status() == 201)
        .map(Answer::id)
        .collect(Collectors.toSet());
  }

  @Test
  void aCreationNeedsAKey() {
    Answer none = api().create("", Api.body(UUID.randomUUID()));
    assertThat(none.status()).isEqualTo(400);
    assertThat(none.problem()).isEqualTo("idempotency-key-missing");
    Answer tooLong = api().create("k".repeat(256), Api.body(UUID.randomUUID()));
    assertThat(tooLong.status()).isEqualTo(400);
    assertThat(tooLong.problem()).isEqualTo("invalid-request");
    assertThat(api().create(key() + "k".repeat(219), Api.body(UUID.randomUUID())).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[]",
        "{}",
        "{'conversation':'CONVERSATION','locale':'en'}",
        "{'conversation':'CONVERSATION','confirmedAt':'2026-01-01T10:00:00Z'}",
        "{'locale':'en','confirmedAt':'2026-01-01T10:00:00Z'}",
        "{'conversation':'1','locale':'en','confirmedAt':'2026-01-01T10:00:00Z'}",
        "{'conversation':7,'locale':'en','confirmedAt':'2026-01-01T10:00:00Z'}",
        "{'conversation':'CONVERSATION','locale':'e n','confirmedAt':'2026-01-01T10:00:00Z'}",
        "{'conversation':'CONVERSATION','locale':'en','confirmedAt':'yesterday'}",
        "{'conversation':'CONVERSATION','locale':'en','confirmedAt':'2026-01-01T10:00:00Z',"
            + "'subject':''}",
        "{'conversation':'CONVERSATION','locale':'en','confirmedAt':'2026-01-01T10:00:00Z',"
            + "'subject':7}",
      })
  void aBodyThatIsNotValidIsRefused(String body) {
    Answer refused =
        api()
            .create(
                key(),
                body.replace('\'', '"').replace("CONVERSATION", UUID.randomUUID().toString()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.problem()).isEqualTo("invalid-request");
  }

  // Who may call

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "Bearer"})
  void withoutAValidTokenNothingIsAnswered(String token) {
    String id = api().create().id();
    Api stranger = api().with(token);
    assertThat(
            Stream.of(
                stranger.create(),
                stranger.get(id),
                stranger.renew(id),
                stranger.confirm(id, key()),
                stranger.withdraw(id)))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(401);
              assertThat(answer.problem()).isEqualTo("unauthorized");
            });
    assertThat(api().get(id).state()).isEqualTo("awaiting_verification");
  }

  @Test
  void everyValidTokenIsTaken() {
    String id = api().create().id();
    assertThat(tokens()).isNotEmpty();
    for (String token : tokens()) {
      assertThat(api().with(token).get(id).status()).isEqualTo(200);
    }
  }

  @Test
  void anUnknownRequestIsNotFound() {
    assertThat(
            Stream.of(
                api().get("dr_none"),
                api().renew("dr_none"),
                api().confirm("dr_none", key()),
                api().withdraw("dr_none")))
        .allSatisfy(
            answer -> {
              assertThat(answer.status()).isEqualTo(404);
              assertThat(answer.problem()).isEqualTo("not-found");
            });
  }

  // Links

  @Test
  void aLinkExpiresAndANewOneTakesItsPlace() {
    Answer created = api().create();
    customer().wait(customer().linkLifetime());
    assertThat(api().get(created.id()).state()).isEqualTo("expired");
    Answer renewed = api().renew(created.id());
    assertThat(renewed.status()).isEqualTo(201);
    assertThat(renewed.state()).isEqualTo("awaiting_verification");
    assertThat(renewed.link()).isNotEqualTo(created.link());
    customer().verify(renewed.link());
    assertThat(api().get(created.id()).state()).isEqualTo("verified");
  }

  @Test
  void aRequestHasFiveNewLinksAndNoMore() {
    String id = api().create().id();
    for (int link = 1; link <= 5; link++) {
      assertThat(api().renew(id).status()).as("new link %d", link).isEqualTo(201);
    }
    Answer sixth = api().renew(id);
    assertThat(sixth.status()).isEqualTo(429);
    assertThat(sixth.problem()).isEqualTo("too-many-links");
    assertThat(Long.parseLong(sixth.retryAfter().orElseThrow())).isBetween(1L, 24L * 3600);
  }

  @Test
  void aRequestThatWasNeverVerifiedDiesAfterADay() {
    String id = api().create().id();
    customer().wait(Duration.ofHours(24));
    assertThat(api().get(id).state()).isEqualTo("expired");
    Answer renewed = api().renew(id);
    assertThat(renewed.status()).isEqualTo(409);
    assertThat(renewed.problem()).isEqualTo("not-verifiable");
  }

  // Verification

  @Test
  void theAccountIsShownMaskedOnceItIsVerified() {
    Answer created = api().create();
    assertThat(api().get(created.id()).body().has("account")).isFalse();
    customer().verify(created.link());
    Answer verified = api().get(created.id());
    assertThat(verified.state()).isEqualTo("verified");
    assertThat(verified.text("account")).contains("•");
    assertThat(
            Duration.between(
                Instant.parse(verified.text("verifiedAt")),
                Instant.parse(verified.text("verifiedUntil"))))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(verified.body().has("verification")).as("the link is told once").isFalse();
  }

  @Test
  void aVerificationThatIsNotConfirmedExpires() {
    Answer created = verified();
    customer().wait(Duration.ofMinutes(15));
    assertThat(api().get(created.id()).state()).isEqualTo("expired");
    assertThat(api().confirm(created.id(), key()).problem()).isEqualTo("not-verified");
    assertThat(api().renew(created.id()).state()).isEqualTo("awaiting_verification");
  }

  @Test
  void theOwnersNoRejectsTheRequestForGood() {
    Answer created = api().create();
    customer().reject(created.link());
    assertEnded(created.id(), "rejected");
  }

  @Test
  void tooManyWrongCodesLockTheRequestForGood() {
    Answer created = api().create();
    customer().lock(created.link());
    assertEnded(created.id(), "locked");
  }

  @Test
  void aVerifiedRequestNeedsNoNewLink() {
    Answer refused = api().renew(verified().id());
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("not-verifiable");
  }
}

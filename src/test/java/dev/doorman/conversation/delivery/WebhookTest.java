package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.Secret;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.conversation.delivery.Webhook.Taken;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.store.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The deletion API's events: who is believed, and that they only hasten the question. */
class WebhookTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final String NEW = "new-secret";
  private static final String OLD = "old-secret";
  private static final String EVENT =
      "{\"id\":\"evt-1\",\"request\":\"dr-1\",\"state\":\"completed\",\"at\":\"2026-03-01T10:00:00Z\"}";

  private final AtomicInteger hurried = new AtomicInteger();
  private Street street;
  private Webhook webhook;

  @BeforeEach
  void open() {
    TABLES.clear();
    street = new Street(TABLES);
    webhook =
        new Webhook(
            List.of(new Secret<>(NEW), new Secret<>(OLD)),
            street.office.watches,
            hurried::incrementAndGet,
            street.office.clock);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String hmac(String secret, long time, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(bytes(secret), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(bytes(time + "." + body)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private String header(String secret, Instant time, String body) {
    return "t=" + time.getEpochSecond() + ",v1=" + hmac(secret, time.getEpochSecond(), body);
  }

  private Taken take(String body) {
    return webhook.take(Optional.of(header(NEW, street.office.clock.instant(), body)), bytes(body));
  }

  @Test
  void signatureIsAsTheContractSaysIt() {
    // Worked out apart from this code: printf '%s' '1772359200.{}' | openssl dgst -sha256 -hmac k
    var signature = new WebhookSignature(List.of(new Secret<>("k")));
    assertThat(
            signature.isValid(
                "t=1772359200,v1=bcac7f67eff8d4308488a87446952ff1c3f5947bcdb87222cdb101f8fa30f170",
                bytes("{}"),
                Instant.ofEpochSecond(1772359200)))
        .isTrue();
  }

  @Test
  void eventOnlyMakesTheQuestionDue() {
    Chat chat = street.verified();
    chat.choose("confirm");
    street.settle();
    street.pass(Duration.ofMinutes(2));
    long asked = street.count(Call.GET);
    street.settle();
    assertThat(street.count(Call.GET)).as("not due").isEqualTo(asked);

    // The event lies: the request is not completed.
    assertThat(take(EVENT)).isEqualTo(Taken.YES);
    assertThat(hurried).hasValue(1);
    long before = chat.lastSeq();
    street.settle();
    assertThat(street.count(Call.GET)).isEqualTo(asked + 1);
    assertThat(chat.seenAfter(before)).as("what the API says counts").isEmpty();
  }

  @Test
  void trueEventBringsTheNewsAtOnce() {
    Chat chat = street.verifying();
    street.api.becomes(State.VERIFIED);
    take(EVENT);
    street.settle();
    assertThat(chat.seen().getLast()).isEqualTo("prompt final-confirmation full");
  }

  @Test
  void replayIsTakenAndDoesNothing() {
    street.verifying();
    take(EVENT);
    street.settle();
    long asked = street.count(Call.GET);
    street.office.clock.pass(Duration.ofSeconds(10));
    assertThat(take(EVENT)).isEqualTo(Taken.YES);
    street.settle();
    assertThat(street.count(Call.GET)).isEqualTo(asked);
    assertThat(hurried).hasValue(1);
  }

  @Test
  void bothSecretsAreBelievedAndNoOther() {
    Instant now = street.office.clock.instant();
    assertThat(webhook.take(Optional.of(header(OLD, now, EVENT)), bytes(EVENT)))
        .isEqualTo(Taken.YES);
    assertThat(webhook.take(Optional.of(header("guess", now, EVENT)), bytes(EVENT)))
        .isEqualTo(Taken.NOT_SIGNED);
    String both = header("guess", now, EVENT) + ", v1=" + hmac(NEW, now.getEpochSecond(), EVENT);
    assertThat(webhook.take(Optional.of(both), bytes(EVENT))).isEqualTo(Taken.YES);
  }

  @Test
  void changedBodyOrTimeIsNotBelieved() {
    Instant now = street.office.clock.instant();
    String header = header(NEW, now, EVENT);
    assertThat(webhook.take(Optional.of(header), bytes(EVENT + " "))).isEqualTo(Taken.NOT_SIGNED);
    String later = header.replace("t=" + now.getEpochSecond(), "t=" + (now.getEpochSecond() + 1));
    assertThat(webhook.take(Optional.of(later), bytes(EVENT))).isEqualTo(Taken.NOT_SIGNED);
  }

  @Test
  void fiveMinutesAreTolerated() {
    Instant now = street.office.clock.instant();
    for (long seconds : new long[] {-300, 0, 300}) {
      assertThat(
              webhook.take(Optional.of(header(NEW, now.plusSeconds(seconds), EVENT)), bytes(EVENT)))
          .isEqualTo(Taken.YES);
    }
    for (long seconds : new long[] {-301, 301}) {
      assertThat(
              webhook.take(Optional.of(header(NEW, now.plusSeconds(seconds), EVENT)), bytes(EVENT)))
          .isEqualTo(Taken.NOT_SIGNED);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=,v1=",
        "t=99999999999999999999,v1=00",
        "v1=00",
        "t=1772359200",
        "t=1772359200,v1=zz",
        "=,=,=",
        "t=1772359200,v1=0000000000000000000000000000000000000000000000000000000000000000"
      })
  void headerThatIsNoneIsRefused(String header) {
    assertThat(webhook.take(Optional.of(header), bytes(EVENT))).isEqualTo(Taken.NOT_SIGNED);
    assertThat(webhook.take(Optional.empty(), bytes(EVENT))).isEqualTo(Taken.NOT_SIGNED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no json",
        "[]",
        "null",
        "{}",
        "{\"id\":\"evt-1\"}",
        "{\"id\":\"evt-1\",\"request\":\"../../x\"}",
        "{\"request\":\"dr-1\"}",
        "{\"id\":\"\",\"request\":\"dr-1\"}",
        "{\"id\":\"a\\u0000b\",\"request\":\"dr-1\"}",
        "{\"id\":\"12345678901234567890123456789012345678901234567890123456789012345\",\"request\":\"dr-1\"}"
      })
  void signedBodyThatIsNoEventIsRefusedAndChangesNothing(String body) {
    street.verifying();
    assertThat(take(body)).isEqualTo(Taken.NOT_READABLE);
    assertThat(TABLES.count("webhook_event")).isZero();
    assertThat(hurried).hasValue(0);
  }

  @Test
  void eventAboutAnUnknownRequestIsTakenAndDoesNothing() {
    street.verifying();
    long asked = street.count(Call.GET);
    assertThat(take(EVENT.replace("dr-1", "dr-other"))).isEqualTo(Taken.YES);
    street.settle();
    assertThat(street.count(Call.GET)).isEqualTo(asked);
  }

  @Test
  void notedEventsAreForgottenAfterADay() {
    take(EVENT);
    street.settle();
    assertThat(TABLES.count("webhook_event")).isEqualTo(1);
    street.pass(Duration.ofHours(26));
    assertThat(TABLES.count("webhook_event")).isZero();
  }

  @Test
  void withoutASecretNothingIsBelieved() {
    var shut =
        new Webhook(
            List.of(), street.office.watches, hurried::incrementAndGet, street.office.clock);
    Instant now = street.office.clock.instant();
    assertThat(shut.take(Optional.of(header(NEW, now, EVENT)), bytes(EVENT)))
        .isEqualTo(Taken.NOT_SIGNED);
  }
}

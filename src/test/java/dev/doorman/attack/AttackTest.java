package dev.doorman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.chat.LowLimits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** A little of each attack: the attacker gets nothing beyond what the limits give to anybody. */
@QuarkusTest
@TestProfile(LowLimits.class)
class AttackTest {
  @TestHTTPResource("/")
  URI server;

  @Test
  void pingsWithoutEndKeepNoConnection() {
    assertThat(Attack.PINGS.round(target(1), 4)).isZero();
  }

  @Test
  void nothingIsInflated() {
    assertThat(Attack.COMPRESSION.round(target(2), 6)).isZero();
  }

  @Test
  void largeBodiesAreNotRead() {
    assertThat(Attack.BODIES.round(target(3), 4)).isZero();
  }

  @Test
  void halfRequestsAreNotKeptNorAreMoreConnectionsThanAnAddressHas() {
    assertThat(Attack.HALF_OPEN.round(target(4), 100)).isZero();
  }

  @Test
  void unreadAnswersAreNotKept() {
    assertThat(Attack.PIPELINED.round(target(5), 4)).isZero();
  }

  @Test
  void connectingAnewGivesNoMoreTexts() {
    // As many as a chat has at once, and what comes back while they are sent.
    assertThat(Attack.RECONNECTING.round(target(6), 90)).isBetween(5L, 20L);
  }

  @Test
  void oneAddressHasNoMoreLongTextsThanItsLimit() {
    // Seventeen permits each, of the address's forty, and what comes back while they are sent.
    assertThat(Attack.LONG_TEXTS.round(target(7), 12)).isBetween(2L, 6L);
  }

  @Test
  void madeUpReadersDoNotCount() {
    assertThat(Attack.VOTES.round(target(8), 60)).isEqualTo(LowLimits.VOTERS);
  }

  @Test
  void whoIsGoneDuringTheHelloIsNotThereForEver() {
    assertThat(Attack.HELLO_AND_GONE.round(target(10), 20)).isZero();
  }

  @Test
  void fewGuessesAreComparedWithThePassword() {
    // Thirty a minute, and what comes back while they are sent.
    assertThat(Attack.SIGN_INS.round(target(11), 60)).isBetween(1L, 40L);
  }

  @Test
  void signInsWithTheProviderAreNotBegunWithoutEnd() {
    assertThat(Attack.PROVIDER_STARTS.round(target(12), 60)).isBetween(1L, 40L);
  }

  /** Each from another address, so that they do not use up one another's limits. */
  private Target target(int number) {
    return new Target(server.getPort(), "127.0.1." + number);
  }
}

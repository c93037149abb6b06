package dev.doorman.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A little of each attack: the attacker gets nothing beyond what the limits give to anybody. */
@QuarkusTest
@TestProfile(AttackTest.Limits.class)
class AttackTest {
  /** The limits as they are in production, and deadlines that a test can wait for. */
  public static final class Limits implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "doorman.connections.request-within", "1s",
          "doorman.connections.per-address", "60",
          "doorman.chat.messages-per-minute", "5",
          "doorman.chat.messages-per-minute-per-address", "40",
          "doorman.feedback.votes-per-minute", "20",
          "doorman.feedback.voters-per-day", "5");
    }
  }

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
    assertThat(Attack.LONG_TEXTS.round(target(7), 12)).isBetween(20L, 80L);
  }

  @Test
  void madeUpReadersDoNotCount() {
    assertThat(Attack.VOTES.round(target(8), 60)).isEqualTo(5);
  }

  /** Each from another address, so that they do not use up one another's limits. */
  private Target target(int number) {
    return new Target(server.getPort(), "127.0.1." + number);
  }
}

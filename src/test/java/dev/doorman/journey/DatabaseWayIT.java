package dev.doorman.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.journey.Diary.Fate;
import dev.doorman.journey.TcpProxy.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The way between one of two nodes and PostgreSQL fails; docs/operations.md says what then. */
class DatabaseWayIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  /** Longer than a statement may take, and the two waits for a connection before it. */
  private static final Duration GIVEN_UP = Duration.ofSeconds(40);

  private static Ways ways;

  @BeforeAll
  static void start() {
    ways = Ways.shared();
  }

  @AfterEach
  void mend() {
    ways.toDatabase.set(new Fault.None());
    Diary.until("ready again", Duration.ofSeconds(60), () -> ready().equals("200"));
  }

  /** What a load balancer that waits for two seconds gets. */
  private static String ready() {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(ways.faulty.base().resolve("/q/health/ready"))
              .timeout(Duration.ofSeconds(2))
              .build();
      return String.valueOf(http.send(request, BodyHandlers.discarding()).statusCode());
    } catch (HttpTimeoutException e) {
      return "none";
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void latencyOnlySlowsDown() {
    try (Diary diary = Diary.begin(ways.faulty)) {
      ways.toDatabase.set(new Fault.Latency(Duration.ofMillis(50)));
      assertThat(diary.fate(diary.say("over a long way"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
      assertThat(ready()).isEqualTo("200");
      diary.compare(ways.sound);
    }
  }

  @Test
  void connectionsThatAreResetAreToldAndReplaced() {
    try (Diary diary = Diary.begin(ways.faulty)) {
      assertThat(diary.fate(diary.say("before"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
      ways.toDatabase.set(new Fault.Resets());
      UUID during = diary.say("during");
      assertThat(diary.fate(during, SOON)).isIn(Fate.UNAVAILABLE, Fate.SENT_AWAY);
      Diary.until("not ready", SOON, () -> ready().equals("503"));
      theOtherNodeServes();
      ways.toDatabase.set(new Fault.None());
      Diary.until("ready again", SOON, () -> ready().equals("200"));
      diary.comeBack(ways.faulty);
      diary.compare(ways.sound);
    }
  }

  @Test
  void aDatabaseThatFallsSilentIsGivenUpAndTheNodeGoesOnByItself() {
    try (Diary diary = Diary.begin(ways.faulty)) {
      assertThat(diary.fate(diary.say("before"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
      ways.toDatabase.set(new Fault.BlackHole());
      UUID during = diary.say("during");
      assertThat(ready()).isIn("none", "503");
      theOtherNodeServes();
      assertThat(diary.fate(during, GIVEN_UP)).isIn(Fate.UNAVAILABLE, Fate.SENT_AWAY);
      ways.toDatabase.set(new Fault.None());
      Diary.until("ready again", GIVEN_UP, () -> ready().equals("200"));
      diary.comeBack(ways.faulty);
      diary.compare(ways.sound);
    }
  }

  @Test
  void aMessageUnderWayWhenTheDatabaseFallsSilentIsTakenOnceOnTheOtherNode() throws SQLException {
    try (Diary diary = Diary.begin(ways.faulty)) {
      assertThat(diary.fate(diary.say("before"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
      try (var connection = ways.cluster.connection();
          var lock = connection.createStatement()) {
        connection.setAutoCommit(false);
        lock.execute("select id from conversation for update");
        diary.say("under way");
        Diary.until("waits for the row", SOON, DatabaseWayIT::somebodyWaits);
        ways.toDatabase.set(new Fault.BlackHole());
        connection.rollback();
      }
      // The node that nobody hears holds the row: another must not wait for it for ever.
      diary.comeBack(ways.sound);
      diary.compare(ways.sound);
      ways.toDatabase.set(new Fault.None());
      Diary.until("ready again", GIVEN_UP, () -> ready().equals("200"));
      diary.compare(ways.faulty);
    }
  }

  private static boolean somebodyWaits() {
    try (var connection = ways.cluster.connection();
        var query = connection.createStatement();
        var rows = query.executeQuery("select count(*) from pg_locks where not granted")) {
      return rows.next() && rows.getInt(1) > 0;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void connectionsLostWithoutAWordAreReplaced() {
    try (Diary diary = Diary.begin(ways.faulty)) {
      assertThat(diary.fate(diary.say("before"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
      ways.toDatabase.set(new Fault.SlowClose(Duration.ofSeconds(5)));
      assertThat(diary.fate(diary.say("during"), GIVEN_UP)).isNotEqualTo(Fate.UNHEARD);
      Diary.until("ready again", SOON, () -> ready().equals("200"));
      diary.comeBack(ways.faulty);
      diary.compare(ways.sound);
    }
  }

  private static void theOtherNodeServes() {
    try (Diary other = Diary.begin(ways.sound)) {
      assertThat(other.fate(other.say("hello"), SOON)).isEqualTo(Fate.ACKNOWLEDGED);
    }
  }
}

package dev.doorman.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.TestClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An operator's alarm hangs on this number. */
@QuarkusTest
class OverdueDeletionsTest {
  private static final UUID CONVERSATION = UUID.randomUUID();

  @TestHTTPResource("/q/metrics")
  URI metrics;

  @Inject DataSource database;
  @Inject TestClock clock;

  @AfterEach
  void clear() throws SQLException {
    run("delete from deletion_record where conversation = '" + CONVERSATION + "'");
  }

  private void run(String sql) throws SQLException {
    try (var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void accepted(int attempt, LocalDate expected) throws SQLException {
    run(
        """
        insert into deletion_record (conversation, attempt, outcome, expected_by)
        values ('%s', %d, 'ACCEPTED', '%s')"""
            .formatted(CONVERSATION, attempt, expected));
  }

  private double overdue() {
    return RestAssured.get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith("doorman_deletion_overdue "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.indexOf(' '))))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void deletionThatIsNotDoneByItsDayIsCounted() throws SQLException {
    double before = overdue();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    accepted(1, today.plusDays(2));
    assertThat(overdue()).isEqualTo(before);
    accepted(2, today.minusDays(1));
    assertThat(overdue()).isEqualTo(before + 1);
  }
}

package dev.doorman.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.doorman.base.RequestId;
import dev.doorman.deletion.ContractBreak;
import dev.doorman.deletion.ContractBreak.Field;
import dev.doorman.deletion.ContractBreakLog;
import dev.doorman.store.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnPostgres.class)
class DeletionApiResourceTest {
  private static final String PATH = "/api/ops/deletion-api";

  @Inject DataSource source;
  @Inject ContractBreakLog breaks;

  /** Each test comes from an address of its own, so that it has tries of its own. */
  private final String address =
      "198.51.100." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));

  private RequestSpecification from(String password) {
    return given().header("X-Forwarded-For", address).auth().preemptive().basic("admin", password);
  }

  private RequestSpecification admin() {
    return from(OnPostgres.ADMIN_PASSWORD);
  }

  private void execute(String sql, Object... values) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request about which no usable answer has come for some hours; it isn't due for long. */
  private UUID unanswered(String request, int hours, String why) {
    UUID conversation = UUID.randomUUID();
    execute(
        "insert into watch (conversation, request, attempt, due_at, failing_since, why)"
            + " values (?, ?, 1, now() + interval '1 day', now() - ? * interval '1 hour', ?)",
        conversation,
        request,
        hours,
        why);
    return conversation;
  }

  @BeforeEach
  void empty() {
    execute("delete from watch");
  }

  @Test
  void requestsWithoutAUsableAnswerAreListedTheLongestFirst() {
    unanswered("dr-young", 1, "the deletion API timed out");
    UUID old = unanswered("dr-old", 5, "\"state\": must be one of the contract's");
    execute(
        "insert into watch (conversation, request, attempt, due_at)"
            + " values (?, 'dr-well', 1, now() + interval '1 day')",
        UUID.randomUUID());
    admin()
        .get(PATH)
        .then()
        .statusCode(200)
        .body("unanswered.request", equalTo(List.of("dr-old", "dr-young")))
        .body("unanswered[0].conversation.value", equalTo(old.toString()))
        .body("unanswered[0].why", containsString("must be one of"))
        .body("unanswered[1].why", equalTo("the deletion API timed out"));
  }

  @Test
  void eachKindOfBreakIsListedOnceWithItsLatestRequestAndHowOften() {
    String expectation = "must be as this test says " + UUID.randomUUID();
    for (String request : List.of("dr-1", "dr-2", "dr-2")) {
      breaks.found(
          new ContractBreak(
              Field.VERIFIED_UNTIL, expectation, Optional.of(new RequestId(request))));
    }
    breaks.unconfirmed(new ContractBreak(Field.STATE, expectation, Optional.empty()));
    String of = "breaks.findAll { it.expectation == '" + expectation + "' }";
    var answer = admin().get(PATH).then().statusCode(200).extract();
    assertThat(answer.<List<String>>path(of + ".field"))
        .containsExactlyInAnyOrder("verifiedUntil", "state");
    String one = of + ".find { it.field == 'verifiedUntil' }.";
    assertThat(answer.<String>path(one + "lastRequest")).isEqualTo("dr-2");
    assertThat(answer.<Integer>path(one + "times")).isEqualTo(3);
    assertThat(Instant.parse(answer.path(one + "firstAt")))
        .isBeforeOrEqualTo(Instant.parse(answer.path(one + "lastAt")));
    assertThat(answer.<Object>path(of + ".find { it.field == 'state' }.lastRequest")).isNull();
    given()
        .get("/q/metrics")
        .then()
        .body(containsString("doorman_deletion_contract_breaks_total{field=\"verifiedUntil\"}"));
  }

  @Test
  void nobodyComesInWithoutThePassword() {
    unanswered("dr-hidden", 1, "the deletion API timed out");
    given()
        .header("X-Forwarded-For", address)
        .get(PATH)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Basic"))
        .body(not(containsString("dr-hidden")));
    from("wrong").get(PATH).then().statusCode(401).body(not(containsString("dr-hidden")));
  }
}

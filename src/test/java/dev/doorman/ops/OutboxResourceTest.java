package dev.doorman.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.doorman.store.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnPostgres.class)
class OutboxResourceTest {
  private static final String PATH = "/api/ops/outbox";

  @Inject DataSource source;

  /** Each test comes from an address of its own, so that it has tries of its own. */
  private final String address =
      "198.51.100." + (1 + Math.floorMod(UUID.randomUUID().hashCode(), 250));

  private RequestSpecification from(String password) {
    return given().header("X-Forwarded-For", address).auth().preemptive().basic("admin", password);
  }

  private RequestSpecification admin() {
    return from(OnPostgres.ADMIN_PASSWORD);
  }

  private int execute(String sql, Object... values) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private UUID givenUp(String effect) {
    UUID conversation = UUID.randomUUID();
    execute(
        "insert into dead_letter values (?, 3, ?, 'key', 4, now(), 'the API is gone', now())",
        conversation,
        effect);
    return conversation;
  }

  @BeforeEach
  void empty() {
    execute("delete from dead_letter");
  }

  @Test
  void whatWasGivenUpIsListed() {
    UUID conversation = givenUp("{\"is\":\"Withdraw\",\"attempt\":1}");
    admin()
        .get(PATH)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("givenUp", hasSize(1))
        .body("givenUp[0].conversation.value", equalTo(conversation.toString()))
        .body("givenUp[0].ord", equalTo(3))
        .body("givenUp[0].effect", equalTo("Withdraw"))
        .body("givenUp[0].why", equalTo("the API is gone"))
        .body("givenUp[0].remedy", equalTo("RETRY"));
  }

  @Test
  void whatIsRetriedLeavesTheListForTheOutbox() {
    UUID conversation = givenUp("{\"is\":\"Withdraw\",\"attempt\":1}");
    admin().post(PATH + "/" + conversation + "/3/retry").then().statusCode(202);
    admin().get(PATH).then().body("total", equalTo(0));
    admin().post(PATH + "/" + conversation + "/3/retry").then().statusCode(404);
  }

  @Test
  void whatTheCustomerWasToldOfIsRefused() {
    UUID conversation = givenUp("{\"is\":\"CreateRequest\",\"attempt\":1}");
    admin()
        .post(PATH + "/" + conversation + "/3/retry")
        .then()
        .statusCode(409)
        .contentType(containsString("application/problem+json"))
        .body("detail", containsString("customer was told"));
  }

  @Test
  void whatIsNoNameOfAnEffectIsUnknown() {
    admin().post(PATH + "/nonsense/3/retry").then().statusCode(404);
    admin().post(PATH + "/" + UUID.randomUUID() + "/x/retry").then().statusCode(404);
  }

  @Test
  void nobodyComesInWithoutThePassword() {
    given()
        .header("X-Forwarded-For", address)
        .get(PATH)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", containsString("Basic"));
    from("wrong").get(PATH).then().statusCode(401);
    from("").get(PATH).then().statusCode(401);
    given()
        .header("X-Forwarded-For", address)
        .header("Authorization", "Basic ???")
        .get(PATH)
        .then()
        .statusCode(401);
    UUID conversation = givenUp("{\"is\":\"Withdraw\",\"attempt\":1}");
    from("wrong").post(PATH + "/" + conversation + "/3/retry").then().statusCode(401);
    admin().get(PATH).then().body("total", equalTo(1));
  }

  @Test
  void pagesOfOtherSitesCannotUseTheBrowsersPassword() {
    UUID conversation = givenUp("{\"is\":\"Withdraw\",\"attempt\":1}");
    admin()
        .header("Sec-Fetch-Site", "cross-site")
        .post(PATH + "/" + conversation + "/3/retry")
        .then()
        .statusCode(403);
  }

  @Test
  void triesAreLimitedForEachAddress() {
    int refused = 0;
    for (int i = 0; i < 9; i++) {
      refused = from("guess " + i).get(PATH).statusCode();
    }
    assertThat(refused).isEqualTo(429);
    assertThat(admin().get(PATH).statusCode()).as("the right one waits too").isEqualTo(429);
    String elsewhere = "203.0.113.7";
    given()
        .header("X-Forwarded-For", elsewhere)
        .auth()
        .preemptive()
        .basic("admin", OnPostgres.ADMIN_PASSWORD)
        .get(PATH)
        .then()
        .statusCode(200);
  }
}

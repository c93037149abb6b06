package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.doorman.access.WithOutsiders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithOutsiders.class)
class SearchAllowanceTest {
  private static final int SEARCHES = WithOutsiders.SEARCHES;

  @Test
  void whoSearchesTooMuchIsToldWhenToComeBackAndMayGoOnReading() {
    for (int i = 0; i < SEARCHES; i++) {
      given().get("/api/search?q=warranty").then().statusCode(200);
    }
    String pause =
        given()
            .get("/api/search?q=warranty")
            .then()
            .statusCode(429)
            .contentType("application/problem+json")
            .body("status", equalTo(429))
            .extract()
            .header("Retry-After");
    assertThat(Integer.parseInt(pause)).isBetween(1, 21);
    given()
        .get("/help?q=warranty")
        .then()
        .statusCode(429)
        .body(containsString("The search isn’t working right now."))
        .body(not(containsString("#what-happens-to-your-data\">\n    <span")));
    given().get("/help").then().statusCode(200);
    given().get("/help/delete-or-deactivate").then().statusCode(200);
  }
}

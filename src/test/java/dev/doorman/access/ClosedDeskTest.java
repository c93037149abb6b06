package dev.doorman.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClosedDeskTest {
  @Test
  void withoutAdministratorAndPasswordTheDeskIsClosedAndSaysHowToOpenIt() {
    given()
        .get("/api/desk/sign-in")
        .then()
        .body("open", equalTo(false))
        .body("hint", containsString("DOORMAN_ADMIN_PASSWORD"));
    given().get("/desk/sign-in").then().body(containsString("DOORMAN_ADMIN_PASSWORD"));
    given()
        .header("Doorman-Desk", "1")
        .contentType("application/json")
        .body(Map.of("name", "admin", "password", "admin"))
        .post("/api/desk/session")
        .then()
        .statusCode(401);
  }
}

package dev.doorman.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClosedDeskTest.Nobody.class)
class ClosedDeskTest {
  /** A database of its own, in which no other test made a user. */
  public static final class Nobody implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("doorman.site.searches-per-minute", "299");
    }
  }

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

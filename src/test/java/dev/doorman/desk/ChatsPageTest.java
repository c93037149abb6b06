package dev.doorman.desk;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.access.Sessions;
import dev.doorman.store.OnPostgres;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OnPostgres.class)
class ChatsPageTest {
  private static Response page(String cookie) {
    return given().redirects().follow(false).cookie(Sessions.COOKIE, cookie).get("/desk");
  }

  private static String signedIn() {
    return given()
        .header("Doorman-Desk", "1")
        .contentType("application/json")
        .body(Map.of("name", "admin", "password", OnPostgres.ADMIN_PASSWORD))
        .post("/api/desk/session")
        .then()
        .statusCode(200)
        .extract()
        .cookie(Sessions.COOKIE);
  }

  @Test
  void signedOutVisitorIsLedToTheSignIn() {
    Response answer = page("made up");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.header("Location")).endsWith("/desk/sign-in");
  }

  @Test
  void pageAllowsNoInlineScriptNoForeignSourceAndNoMarkupMadeOfText() {
    Response answer = page(signedIn());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "*", "http:");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void pageHoldsNothingButTheElementAndWhereItsScriptIs() {
    String html = page(signedIn()).body().asString();
    assertThat(html)
        .contains("<doorman-desk></doorman-desk>")
        .containsPattern("bundle/desk[^\"]*js");
    assertThat(html).containsPattern("bundle/desk[^\"]*css").doesNotContain("<style");
  }
}

package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlaygroundTest {
  @Test
  void itIsServedUnderThePolicyThatTheEmbeddingGuidePromises() {
    given()
        .get("/playground")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/html"))
        .header("Content-Security-Policy", is(Playground.POLICY))
        .body(containsString("widget/doorman.js"));
    assertThat(Playground.POLICY)
        .contains("default-src 'none'", "require-trusted-types-for 'script'")
        .doesNotContain("unsafe");
  }

  @Test
  void itsFilesAreThere() {
    given().get("/playground/playground.js").then().contentType(startsWith("text/javascript"));
    given().get("/playground/playground.css").then().contentType(startsWith("text/css"));
  }
}

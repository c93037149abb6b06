package dev.doorman.ops;

import static io.restassured.RestAssured.given;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ClosedOpsTest {
  @Test
  void withoutAPasswordThereIsNothing() {
    given().get("/api/ops/outbox").then().statusCode(404);
    given().auth().preemptive().basic("admin", "").get("/api/ops/outbox").then().statusCode(404);
  }
}

package dev.doorman.wiring;

import static dev.doorman.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.site.OtherArticles;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What a running server makes of files that are written, broken and mended. */
@QuarkusTest
@TestProfile(OtherArticles.class)
class ArticlesRenewedTest {
  @Inject DoormanConfig config;

  @Test
  void pagesSearchVotesAndHealthFollowTheFiles() {
    var folder = new EditableFolder(config.knowledge().orElseThrow());
    assertThat(status("/help/headphones")).isEqualTo(404);
    assertThat(vote()).isEqualTo(400);

    folder.write("en/headphones.md", EditableFolder.OTHER);
    await("the new page")
        .untilAsserted(() -> assertThat(status("/help/headphones")).isEqualTo(200));
    assertThat(get("/api/search?q=silver+button")).contains("\"article\":\"headphones\"");
    assertThat(get("/api/articles")).contains("\"headphones\"");
    assertThat(vote()).isEqualTo(204);

    folder.replace("en/headphones.md", "title: ", "title: [");
    await("the fault")
        .untilAsserted(
            () ->
                assertThat(get("/q/health/ready"))
                    .contains("en/headphones.md:", "the front matter is not YAML"));
    assertThat(status("/q/health/ready")).isEqualTo(200);
    assertThat(metric("doorman_articles_faults")).isEqualTo(1);
    assertThat(get("/help/headphones")).contains("silver button");

    folder.write("en/headphones.md", EditableFolder.OTHER.replace("silver", "golden"));
    await("the mended page")
        .untilAsserted(() -> assertThat(get("/help/headphones")).contains("golden button"));
    assertThat(metric("doorman_articles_faults")).isZero();
    assertThat(get("/q/health/ready")).doesNotContain("headphones.md");

    folder.delete("en/headphones.md");
    await("the page to go")
        .untilAsserted(() -> assertThat(status("/help/headphones")).isEqualTo(404));
  }

  private static int vote() {
    return given()
        .contentType("application/json")
        .body(
            """
            {"article":"headphones","version":"1","helpful":true,
             "voter":"6f1f3a52-6d0c-4d0f-9d3a-0f4b3b0c8a11"}
            """)
        .post("/api/feedback")
        .statusCode();
  }

  private static int status(String path) {
    return given().get(path).statusCode();
  }

  private static String get(String path) {
    return given().get(path).asString();
  }

  private static double metric(String name) {
    return get("/q/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
        .sum();
  }
}

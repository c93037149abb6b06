package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.doorman.access.WithAdmin;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(WithAdmin.class)
class WidgetScriptTest {
  private static final String VENDOR = WithAdmin.VENDOR;
  private static final int MOST_BYTES = 48_000;

  @Test
  void aPageOfAnAllowedOriginMayLoadTheScriptAndWhatItImports() {
    for (String path : new String[] {WidgetScript.PATH, bundle()}) {
      given()
          .header("Origin", VENDOR)
          .get(path)
          .then()
          .statusCode(200)
          .contentType(startsWith("text/javascript"))
          .header("Access-Control-Allow-Origin", VENDOR)
          .header("Vary", containsString("rigin"));
    }
  }

  @Test
  void noOtherOriginMay() {
    for (String path : new String[] {WidgetScript.PATH, bundle()}) {
      given()
          .header("Origin", "https://evil.example")
          .get(path)
          .then()
          .statusCode(200)
          .header("Access-Control-Allow-Origin", nullValue());
    }
  }

  @Test
  void anUnchangedScriptIsNotSentAgain() {
    Response first = given().get(WidgetScript.PATH);
    assertThat(first.header("Cache-Control")).isEqualTo("public, max-age=300");
    given()
        .header("If-None-Match", first.header("ETag"))
        .get(WidgetScript.PATH)
        .then()
        .statusCode(304);
    given().header("If-None-Match", "\"other\"").get(WidgetScript.PATH).then().statusCode(200);
  }

  @Test
  void theScriptOfAVersionIsKeptForGood() {
    given()
        .get(bundle())
        .then()
        .statusCode(200)
        .header("Cache-Control", "public, max-age=31536000, immutable");
    given().head(bundle()).then().statusCode(200).contentType(startsWith("text/javascript"));
  }

  @Test
  void aVersionOfAnotherServerGetsTheScriptThatThereIsAndDoesNotKeepIt() {
    Response other = given().get("/widget/0000000000/doorman.js");
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.header("Cache-Control")).isEqualTo("no-store");
    assertThat(other.asString()).isEqualTo(given().get(bundle()).asString());
  }

  @Test
  void theDeclarationsForTypeScriptAreText() {
    given()
        .header("Origin", VENDOR)
        .get("/widget/doorman.d.ts")
        .then()
        .statusCode(200)
        .contentType(startsWith("text/plain"))
        .header("Access-Control-Allow-Origin", VENDOR)
        .body(containsString("signOut()"));
  }

  @Test
  void whatIsAtAnAddressThatStaysIsAskedAfterAgain() {
    for (String path : new String[] {"/widget/words/ar.json", "/widget/doorman.d.ts"}) {
      given()
          .get(path)
          .then()
          .statusCode(200)
          .header("Cache-Control", "public, max-age=300")
          .header("Vary", "Origin, Accept-Encoding");
    }
  }

  @Test
  void theBundleIsOneFileOfAtMost48KilobytesCompressed() throws IOException {
    byte[] script = given().get(bundle()).asByteArray();
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(script);
    }
    assertThat(packed.size()).isBetween(10_000, MOST_BYTES);
    assertThat(new String(script, StandardCharsets.UTF_8))
        .doesNotContainPattern("(?:import|from)\\s*\"");
  }

  /** The bundled file, as a browser finds it: relative to the script that imports it. */
  private static String bundle() {
    String module = given().get(WidgetScript.PATH).asString();
    Matcher file = Pattern.compile("from \"\\./([^/\"]+/doorman\\.js)\"").matcher(module);
    assertThat(file.find()).as(module).isTrue();
    return "/widget/" + file.group(1);
  }
}

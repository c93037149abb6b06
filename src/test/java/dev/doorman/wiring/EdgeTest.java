package dev.doorman.wiring;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.doorman.site.OtherArticles;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server answers at its edge where it knows its public name. */
@QuarkusTest
@TestProfile(OtherArticles.class)
class EdgeTest {
  @TestHTTPResource("/")
  URI server;

  /** The first line of the answer to a request as it stands. */
  private String raw(String request) throws IOException {
    try (var socket = new Socket(server.getHost(), server.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer = new StringBuilder();
      for (int c = socket.getInputStream().read();
          c >= 0 && c != '\r';
          c = socket.getInputStream().read()) {
        answer.append((char) c);
      }
      return answer.toString();
    }
  }

  private String handshake(String host) throws IOException {
    return raw(
        "GET /chat HTTP/1.1\r\nHost: "
            + host
            + "\r\nOrigin: http://"
            + host
            + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
            + "Sec-WebSocket-Protocol: doorman.v1\r\n\r\n");
  }

  @Test
  void handshakeUnderAnotherNameIsRefused() throws IOException {
    assertThat(handshake("rebound.example:" + server.getPort())).contains(" 421 ");
    assertThat(handshake("help.vendor.example")).contains(" 101 ");
  }

  @Test
  void nothingIsAnsweredUnderAnotherName() {
    for (String path : new String[] {"/", "/help", "/sitemap.xml", "/desk", "/api/search?q=a"}) {
      given()
          .redirects()
          .follow(false)
          .header("Host", "evil.example")
          .get(path)
          .then()
          .statusCode(421)
          .header("Location", nullValue());
    }
    given().header("Host", "doorman.internal:8080").get("/help").then().statusCode(200);
    given().header("Host", "10.1.2.3").get("/q/health/live").then().statusCode(200);
  }

  @Test
  void whatIsClosedIsNotThere() {
    given().get("/q/openapi").then().statusCode(404);
    given().get("/q/metrics").then().statusCode(200);
  }

  @Test
  void browsersAreToldToKeepToTls() {
    given().get("/help").then().header("Strict-Transport-Security", equalTo("max-age=31536000"));
  }

  @Test
  void privateAnswersStayInNoCache() {
    given().get("/api/ops/outbox").then().header("Cache-Control", equalTo("no-store"));
    given()
        .auth()
        .preemptive()
        .basic("admin", OtherArticles.PASSWORD)
        .get("/api/ops/outbox")
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"));
    given().get("/api/desk/session").then().header("Cache-Control", equalTo("no-store"));
  }

  @Test
  void everyPageAllowsTrustedTypesOnly() {
    for (String path : new String[] {"/help", "/desk/sign-in", "/playground", "/sandbox/mailbox"}) {
      given()
          .get(path)
          .then()
          .header("Content-Security-Policy", containsString("require-trusted-types-for 'script'"));
    }
  }

  /** The framework's own pages too, which say that something is not there. */
  @Test
  void pageThatNobodyWroteRunsNothing() {
    int pages = 0;
    for (String path :
        new String[] {
          "/nothing-here",
          "/help/nothing-here",
          "/help/nothing/here",
          "/desk/nothing-here",
          "/insights",
          "/insights/nothing-here",
          "/sandbox/nothing-here",
          "/sandbox/verify/nothing-here",
          "/widget/nothing-here",
          "/api/nothing-here",
          "/q/nothing-here",
          "/%3Cscript%3E"
        }) {
      for (Response answer :
          new Response[] {
            given().accept("text/html").get(path), given().accept("text/html").post(path)
          }) {
        String type = answer.getHeader("Content-Type");
        if (type != null && type.contains("html")) {
          pages++;
          assertThat(answer.getHeader("Content-Security-Policy"))
              .as(path)
              .contains("require-trusted-types-for 'script'", "default-src 'none'");
        }
      }
    }
    assertThat(pages).isGreaterThan(5);
  }

  @Test
  void sessionCookieIsTheHostsOwn() {
    var answer =
        given()
            .header("Doorman-Desk", "1")
            .contentType("application/json")
            .body(Map.of("name", "admin", "password", OtherArticles.PASSWORD))
            .post("/api/desk/session");
    answer.then().statusCode(200);
    String cookie = answer.getHeader("Set-Cookie");
    assertThat(cookie)
        .startsWith("__Host-doorman-desk=")
        .containsIgnoringCase("Secure")
        .containsIgnoringCase("Path=/");
    String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    given().cookie("__Host-doorman-desk", value).get("/api/desk/session").then().statusCode(200);
    given().cookie("doorman-desk", value).get("/api/desk/session").then().statusCode(401);
  }

  /** What becomes of the way back from the provider with the state in a cookie of this name. */
  private static Response wayBack(String cookie) {
    var start = given().redirects().follow(false).get("/desk/sign-in/oidc");
    String kept = start.getHeader("Set-Cookie");
    assertThat(kept)
        .startsWith("__Host-doorman-desk-way=")
        .containsIgnoringCase("Secure")
        .containsIgnoringCase("HttpOnly")
        .containsIgnoringCase("Path=/;");
    String back =
        given()
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .get(start.getHeader("Location"))
            .getHeader("Location");
    assertThat(back).startsWith("https://help.vendor.example/desk/sign-in/oidc/callback?");
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .cookie(cookie, kept.substring(kept.indexOf('=') + 1, kept.indexOf(';')))
        .get(back.substring("https://help.vendor.example".length()));
  }

  @Test
  void cookieOfTheWayToTheProviderIsTheHostsOwn() {
    wayBack("__Host-doorman-desk-way").then().statusCode(200);
    wayBack("doorman-desk-way")
        .then()
        .statusCode(303)
        .header("Location", endsWith("?failed=expired"));
  }

  @Test
  void unknownKeysAreRefused() {
    given()
        .header("Doorman-Desk", "1")
        .contentType("application/json")
        .body("{\"name\":\"admin\",\"password\":\"correct horse battery\",\"role\":\"admin\"}")
        .post("/api/desk/session")
        .then()
        .statusCode(400);
    given()
        .contentType("application/json")
        .body(
            "{\"article\":\"delete-or-deactivate\",\"version\":\"1\",\"helpful\":true,"
                + "\"voter\":\"7d4ad7c3-5d6a-4f0e-9a35-0d3b1f1f4d11\",\"weight\":100}")
        .post("/api/feedback")
        .then()
        .statusCode(400);
  }

  @Test
  void metersHoldNothingVariable() throws IOException {
    given().get("/sandbox/verify/AAAAAAAAAAAAAAAAAAAAAA");
    given().get("/an/invented/path");
    raw("MADEUP /help HTTP/1.1\r\nHost: help.vendor.example\r\n\r\n");
    given()
        .get("/q/metrics")
        .then()
        .body(not(containsString("AAAAAAAAAAAAAAAAAAAAAA")))
        .body(not(containsString("invented")))
        .body(not(containsString("MADEUP")));
  }

  @Test
  void twoHostsAreRefused() throws IOException {
    String one = "Host: help.vendor.example\r\n";
    assertThat(raw("GET /help HTTP/1.1\r\n" + one + "\r\n")).contains(" 200 ");
    String other = "Host: evil.example\r\n";
    assertThat(raw("GET /help HTTP/1.1\r\n" + one + other + "\r\n")).contains(" 421 ");
    assertThat(raw("GET /help HTTP/1.1\r\n" + other + one + "\r\n")).contains(" 421 ");
  }
}

package dev.doorman.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.doorman.TestClock;
import dev.doorman.access.SignedIn.Password;
import dev.doorman.access.account.User;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Signing in by password, as the API does it. */
@QuarkusTest
@TestProfile(WithAdmin.class)
class SignInTest {
  private static final String SESSION = "/api/desk/session";

  @Inject DeskAccounts accounts;
  @Inject TestClock clock;

  /** Each test comes from an address of its own. */
  private final String from = "10.%d.%d.%d".formatted(octet(), octet(), octet());

  private static int octet() {
    return ThreadLocalRandom.current().nextInt(1, 250);
  }

  private RequestSpecification desk() {
    return given()
        .header("Doorman-Desk", "1")
        .header("X-Forwarded-For", from)
        .contentType("application/json");
  }

  private RequestSpecification desk(String cookie) {
    return desk().cookie(Sessions.COOKIE, cookie);
  }

  private Response signIn(String name, String password) {
    return desk().body(Map.of("name", name, "password", password)).post(SESSION);
  }

  private String cookie(String name, String password) {
    return signIn(name, password).then().statusCode(200).extract().cookie(Sessions.COOKIE);
  }

  private User user(Role... roles) {
    return accounts.make(Password.KEPT, Set.of("support"), roles);
  }

  private Response change(String cookie, String current, String next) {
    return desk(cookie).body(Map.of("current", current, "next", next)).post(SESSION + "/password");
  }

  @Test
  void theFirstAdministratorComesInWithTheOperatorsPassword() {
    given()
        .get("/api/desk/sign-in")
        .then()
        .body("open", equalTo(true))
        .body("password", equalTo(true))
        .body("oidc", equalTo(false));
    signIn("Admin ", WithAdmin.PASSWORD)
        .then()
        .statusCode(200)
        .body("name", equalTo("admin"))
        .body("roles", containsInAnyOrder("admin"))
        .body("mustChangePassword", equalTo(false))
        .body("signIn", equalTo("password"));
  }

  @Test
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    String set = signIn("admin", WithAdmin.PASSWORD).getHeader("Set-Cookie");
    assertThat(set.toLowerCase(Locale.ROOT))
        .contains("httponly", "samesite=strict", "path=/")
        .doesNotContain("max-age", "expires");
  }

  @Test
  void anAgentMustChangeTheFirstPasswordBeforeAnythingElse() {
    String admin = cookie("admin", WithAdmin.PASSWORD);
    String name = "ann" + UUID.randomUUID().toString().substring(0, 6);
    Response made =
        desk(admin).body(Map.of("name", name, "roles", Set.of("admin"))).post("/api/desk/users");
    made.then().statusCode(201).body("user.teams", hasItem("support"));
    String first = made.path("firstPassword");

    String ann = cookie(name, first);
    desk(ann).get(SESSION).then().statusCode(200).body("mustChangePassword", equalTo(true));
    desk(ann)
        .get("/api/desk/users")
        .then()
        .statusCode(403)
        .body("code", equalTo("password-change-due"));
    change(ann, first, "short").then().statusCode(422).body("code", equalTo("password-weak"));
    change(ann, first, "aaaaaaaaaaaaaaaa").then().statusCode(422);
    change(ann, first, "my name is " + name).then().statusCode(422);
    change(ann, first, first).then().statusCode(422).body("code", equalTo("password-weak"));
    change(ann, "not it at all", "another long sentence")
        .then()
        .statusCode(422)
        .body("code", equalTo("password-wrong"));
    String anew =
        change(ann, first, "another long sentence")
            .then()
            .statusCode(200)
            .body("mustChangePassword", equalTo(false))
            .extract()
            .cookie(Sessions.COOKIE);
    desk(anew).get("/api/desk/users").then().statusCode(200);
    desk(ann).get(SESSION).then().statusCode(401).body("code", equalTo("signed-out"));
    signIn(name, first).then().statusCode(401);
    cookie(name, "another long sentence");
  }

  @Test
  void afterFiveTriesANameIsLockedForAWhileEvenForTheRightPassword() {
    String name = user(Role.AGENT).agent().name();
    for (int i = 0; i < 5; i++) {
      signIn(name, "a wrong password").then().statusCode(401);
    }
    Response locked = signIn(name, DeskAccounts.PASSWORD);
    locked.then().statusCode(429).body("code", equalTo("locked"));
    assertThat(Integer.parseInt(locked.getHeader("Retry-After"))).isBetween(1, 900);
    clock.advance(Duration.ofMinutes(16));
    signIn(name, DeskAccounts.PASSWORD).then().statusCode(200);
  }

  @Test
  void aNameThatNobodyHasIsTreatedAsOneThatSomebodyHas() {
    String nobody = "nobody" + UUID.randomUUID().toString().substring(0, 8);
    Response unknown = signIn(nobody, "a wrong password");
    Response known = signIn(user(Role.AGENT).agent().name(), "a wrong password");
    assertThat(unknown.statusCode()).isEqualTo(401);
    assertThat(unknown.asString()).isEqualTo(known.asString());
    for (int i = 0; i < 4; i++) {
      signIn(nobody, "a wrong password").then().statusCode(401);
    }
    signIn(nobody, "a wrong password").then().statusCode(429).body("code", equalTo("locked"));
  }

  @Test
  void anAddressIsLockedAfterManyTriesWithDifferentNames() {
    for (int i = 0; i < 8; i++) {
      signIn("guess" + i + octet(), "a wrong password").then().statusCode(401);
    }
    signIn("admin", WithAdmin.PASSWORD).then().statusCode(429);
    given()
        .header("Doorman-Desk", "1")
        .header("X-Forwarded-For", "203.0.113." + octet())
        .contentType("application/json")
        .body(Map.of("name", "admin", "password", WithAdmin.PASSWORD))
        .post(SESSION)
        .then()
        .statusCode(200);
  }

  @Test
  void successesLockNobodyOut() {
    String name = user(Role.AGENT).agent().name();
    for (int i = 0; i < 12; i++) {
      signIn(name, DeskAccounts.PASSWORD).then().statusCode(200);
    }
  }

  @Test
  void aSessionThatIsNotUsedExpires() {
    String idle = cookie(user(Role.AGENT).agent().name(), DeskAccounts.PASSWORD);
    clock.advance(Duration.ofMinutes(119));
    desk(idle).get(SESSION).then().statusCode(200);
    clock.advance(Duration.ofMinutes(119));
    desk(idle).get(SESSION).then().statusCode(200);
    clock.advance(Duration.ofMinutes(121));
    desk(idle).get(SESSION).then().statusCode(401).body("code", equalTo("signed-out"));
  }

  @Test
  void aSessionEndsAfterItsLongestLifeHoweverMuchItIsUsed() {
    String busy = cookie(user(Role.AGENT).agent().name(), DeskAccounts.PASSWORD);
    for (int hour = 1; hour < 12; hour++) {
      clock.advance(Duration.ofHours(1));
      desk(busy).get(SESSION).then().statusCode(200);
    }
    clock.advance(Duration.ofMinutes(61));
    desk(busy).get(SESSION).then().statusCode(401);
  }

  @Test
  void aCookieThatSomebodyElsePutThereIsNotTaken() {
    String planted = "A".repeat(43);
    Response in =
        desk(planted).body(Map.of("name", "admin", "password", WithAdmin.PASSWORD)).post(SESSION);
    assertThat(in.getCookie(Sessions.COOKIE)).hasSize(43).isNotEqualTo(planted);
    desk(planted).get(SESSION).then().statusCode(401);
  }

  @Test
  void signingInAgainEndsTheSessionThatTheBrowserHad() {
    String name = user(Role.AGENT).agent().name();
    String before = cookie(name, DeskAccounts.PASSWORD);
    desk(before)
        .body(Map.of("name", name, "password", DeskAccounts.PASSWORD))
        .post(SESSION)
        .then()
        .statusCode(200);
    desk(before).get(SESSION).then().statusCode(401);
  }

  @Test
  void withoutTheHeaderOrFromAnotherOriginNothingChanges() {
    String cookie = accounts.signedIn(Role.AGENT).cookie();
    given()
        .cookie(Sessions.COOKIE, cookie)
        .delete(SESSION)
        .then()
        .statusCode(403)
        .contentType(containsString("application/problem+json"))
        .body("code", equalTo("csrf"));
    desk(cookie)
        .header("Origin", "https://elsewhere.example")
        .delete(SESSION)
        .then()
        .statusCode(403)
        .body("code", equalTo("csrf"));
    given()
        .contentType("application/json")
        .body(Map.of("name", "admin", "password", WithAdmin.PASSWORD))
        .post(SESSION)
        .then()
        .statusCode(403);
    desk(cookie).get(SESSION).then().statusCode(200);
    String own = "http://localhost:" + io.restassured.RestAssured.port;
    desk(cookie).header("Origin", own).delete(SESSION).then().statusCode(204);
    desk(cookie).get(SESSION).then().statusCode(401);
  }

  @Test
  void aDisabledUserLosesTheSessionAndComesInNoMore() {
    var ann = accounts.signedIn(Role.AGENT);
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    String path = "/api/desk/users/" + ann.agent().id();
    desk(admin).body(Map.of("disabled", true)).patch(path).then().statusCode(200);
    desk(ann.cookie()).get(SESSION).then().statusCode(401);
    signIn(ann.agent().name(), DeskAccounts.PASSWORD)
        .then()
        .statusCode(401)
        .body("code", equalTo("sign-in-refused"));
    desk(admin).body(Map.of("disabled", false)).patch(path).then().statusCode(200);
    desk(ann.cookie()).get(SESSION).then().statusCode(401);
    cookie(ann.agent().name(), DeskAccounts.PASSWORD);
  }

  @Test
  void changedRightsHoldAtTheNextRequest() {
    var ann = accounts.signedIn(Role.ADMIN);
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    desk(ann.cookie()).get("/api/desk/users").then().statusCode(200);
    desk(admin)
        .body(Map.of("roles", Set.of("agent")))
        .patch("/api/desk/users/" + ann.agent().id())
        .then()
        .statusCode(200);
    desk(ann.cookie())
        .get("/api/desk/users")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void aNewFirstPasswordEndsALockAndAllSessions() {
    var ann = accounts.signedIn(Role.AGENT);
    for (int i = 0; i < 5; i++) {
      signIn(ann.agent().name(), "a wrong password");
    }
    signIn(ann.agent().name(), DeskAccounts.PASSWORD).then().statusCode(429);
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    String first =
        desk(admin).post("/api/desk/users/" + ann.agent().id() + "/password").path("firstPassword");
    desk(ann.cookie()).get(SESSION).then().statusCode(401);
    signIn(ann.agent().name(), first)
        .then()
        .statusCode(200)
        .body("mustChangePassword", equalTo(true));
  }

  @Test
  void badInputIsRefusedWithWhatToDo() {
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    for (Map<String, ?> wish :
        java.util.List.of(
            Map.of("name", "with space"),
            Map.of("name", "x"),
            Map.of("name", "okay", "roles", Set.of("boss")),
            Map.of("name", "okay", "roles", Set.of()),
            Map.of("name", "okay", "teams", Set.of("no/team")),
            Map.of("name", "okay", "languages", Set.of("klingonish-")),
            Map.of("name", "okay", "capacity", 51),
            Map.of("displayName", "no name"))) {
      desk(admin)
          .body(wish)
          .post("/api/desk/users")
          .then()
          .statusCode(422)
          .body("code", equalTo("bad-input"));
    }
    desk(admin)
        .body(Map.of("name", "ADMIN"))
        .post("/api/desk/users")
        .then()
        .statusCode(409)
        .body("code", equalTo("name-taken"));
    desk(admin).body(Map.of()).patch("/api/desk/users/nobody").then().statusCode(404);
  }

  @Test
  void whatWasDoneStandsInTheAuditLogWithoutSecrets() {
    var admin = accounts.signedIn(Role.ADMIN);
    String name = "bea" + UUID.randomUUID().toString().substring(0, 6);
    String first =
        desk(admin.cookie())
            .body(Map.of("name", name))
            .post("/api/desk/users")
            .path("firstPassword");
    signIn(name, "my secret guess here");
    Response log = desk(admin.cookie()).get("/api/desk/audit?limit=2");
    log.then()
        .statusCode(200)
        .body("entries[0].act", equalTo("sign-in-refused"))
        .body("entries[0].about", equalTo(name))
        .body("entries[1].who", equalTo(admin.agent().name()))
        .body("entries[1].act", equalTo("user-created"))
        .body("entries[1].about", equalTo(name));
    assertThat(log.asString()).doesNotContain(first).doesNotContain("guess here");
    desk(admin.cookie())
        .get("/api/desk/audit?limit=1&before=" + log.path("entries[0].id"))
        .then()
        .body("entries[0].id", equalTo(log.path("entries[1].id")));
    desk(admin.cookie()).get("/api/desk/audit?limit=nine").then().statusCode(400);
  }

  @Test
  void anAdministratorsSessionOpensWhatThePasswordOpensForMachines() {
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    String lead = accounts.signedIn(Role.LEAD).cookie();
    String path = "/api/ops/outbox";
    given().cookie(Sessions.COOKIE, admin).get(path).then().statusCode(200);
    given().cookie(Sessions.COOKIE, lead).get(path).then().statusCode(401);
    given().get(path).then().statusCode(401);
    given().auth().preemptive().basic("admin", WithAdmin.PASSWORD).get(path).then().statusCode(200);
    String retry = path + "/" + UUID.randomUUID() + "/1/retry";
    given().cookie(Sessions.COOKIE, admin).post(retry).then().statusCode(403);
    desk(admin).post(retry).then().statusCode(404);
  }

  @Test
  void pagesLeadTheSignedOutToTheSignInAndBack() {
    given()
        .redirects()
        .follow(false)
        .get("/desk/users")
        .then()
        .statusCode(303)
        .header("Location", containsString("/desk/sign-in?next=%2Fdesk%2Fusers"));
    String admin = accounts.signedIn(Role.ADMIN).cookie();
    given()
        .redirects()
        .follow(false)
        .cookie(Sessions.COOKIE, admin)
        .get("/desk/sign-in?next=https://elsewhere.example/")
        .then()
        .statusCode(303)
        .header("Location", containsString("/desk"))
        .header("Location", org.hamcrest.Matchers.not(containsString("elsewhere")));
    String agent = accounts.signedIn(Role.AGENT).cookie();
    given().cookie(Sessions.COOKIE, agent).get("/desk/users").then().statusCode(403);
  }
}

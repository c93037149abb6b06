package dev.doorman.access.oidc;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.doorman.TestClock;
import dev.doorman.access.DeskAccounts;
import dev.doorman.access.Role;
import dev.doorman.access.Sessions;
import dev.doorman.access.WithOutsiders;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sign-in with a provider, from the button to the session. */
@QuarkusTest
@TestProfile(WithOutsiders.class)
class OidcSignInTest {
  ProviderServer provider;

  @Inject DeskAccounts accounts;
  @Inject TestClock clock;

  private final String subject = UUID.randomUUID().toString();

  /** The browser's whole way; what comes back from the provider may be changed. */
  private Response goThere(UnaryOperator<String> callback) {
    Response start = given().redirects().follow(false).get("/desk/sign-in/oidc?next=/desk/users");
    start.then().statusCode(303);
    Response at =
        given()
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .get(start.getHeader("Location"));
    at.then().statusCode(302);
    return given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .cookie("doorman-desk-way", start.getCookie("doorman-desk-way"))
        .get(callback.apply(at.getHeader("Location")));
  }

  private Response signIn(Consumer<JwtClaims> change) {
    provider.signIn(subject, change);
    return goThere(address -> address);
  }

  private static Response me(Response signedIn) {
    signedIn.then().statusCode(200);
    return given()
        .cookie(Sessions.COOKIE, signedIn.getCookie(Sessions.COOKIE))
        .get("/api/desk/session");
  }

  private static void assertRefused(Response response, String why) {
    response.then().statusCode(303);
    assertThat(response.getHeader("Location")).endsWith("/desk/sign-in?failed=" + why);
    assertThat(response.getCookie(Sessions.COOKIE)).isNull();
  }

  @Test
  void whoeverTheProviderVouchesForIsSignedInWithRolesAndTeamsFromTheClaims() {
    Response in = signIn(claims -> {});
    assertThat(in.asString()).contains("url=/desk/users");
    me(in)
        .then()
        .statusCode(200)
        .body("displayName", equalTo("Carla Díaz"))
        .body("roles", contains("agent"))
        .body("teams", contains("billing"))
        .body("signIn", equalTo("oidc"))
        .body("mustChangePassword", equalTo(false));
  }

  @Test
  void theSamePersonIsTheSameUserAndRolesFollowTheProvider() {
    String id = me(signIn(claims -> {})).path("id");
    me(signIn(claims -> claims.setClaim("realm_access", Map.of("roles", List.of("desk-leads")))))
        .then()
        .body("id", equalTo(id))
        .body("roles", contains("lead"));
    assertRefused(
        signIn(claims -> claims.setClaim("realm_access", Map.of("roles", List.of("others")))),
        "no-role");
  }

  @Test
  void aNameAtTheProviderGivesNobodyAnothersAccount() {
    var ann = accounts.signedIn(Role.ADMIN);
    me(signIn(claims -> claims.setClaim("preferred_username", ann.agent().name())))
        .then()
        .body("id", org.hamcrest.Matchers.not(equalTo(ann.agent().id().toString())))
        .body("roles", contains("agent"));
  }

  @Test
  void aDisabledUserIsRefused() {
    String id = me(signIn(claims -> {})).path("id");
    given()
        .header("Doorman-Desk", "1")
        .contentType("application/json")
        .cookie(Sessions.COOKIE, accounts.signedIn(Role.ADMIN).cookie())
        .body(Map.of("disabled", true))
        .patch("/api/desk/users/" + id)
        .then()
        .statusCode(200);
    assertRefused(signIn(claims -> {}), "disabled");
  }

  /** What may be wrong with a token. */
  private static final Map<String, Consumer<JwtClaims>> WRONG =
      Map.of(
          "another nonce", claims -> claims.setClaim("nonce", "another"),
          "no nonce", claims -> claims.unsetClaim("nonce"),
          "another issuer", claims -> claims.setIssuer("https://elsewhere.example"),
          "another audience", claims -> claims.setAudience("another-client"),
          "another party", claims -> claims.setClaim("azp", "another-client"),
          "two audiences and no party",
              claims -> claims.setAudience(ProviderServer.CLIENT, "another-client"),
          "an end long ago",
              claims -> claims.setExpirationTime(NumericDate.fromSeconds(1_000_000_000)),
          "no subject", claims -> claims.unsetClaim("sub"));

  static Stream<String> wrongs() {
    return WRONG.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("wrongs")
  void aTokenThatIsNotForThisSignInIsRefused(String wrong) {
    assertRefused(signIn(WRONG.get(wrong)), "refused");
  }

  @Test
  void aTokenSignedWithAnotherKeyIsRefused() {
    provider.signIn(subject, claims -> {});
    provider.forge();
    assertRefused(goThere(address -> address), "refused");
  }

  @Test
  void anotherStateOrACodeThatTheProviderDidNotGiveIsRefused() {
    provider.signIn(subject, claims -> {});
    assertRefused(goThere(address -> address.replaceAll("state=.*", "state=another")), "expired");
    assertRefused(goThere(address -> address.replaceAll("code=[^&]*", "code=guess")), "refused");
    assertRefused(
        goThere(address -> address.replaceAll("code=[^&]*", "error=access_denied")), "refused");
  }

  @Test
  void theWayBackIsOpenOnceInTimeAndInTheSameBrowser() {
    provider.signIn(subject, claims -> {});
    URI[] last = new URI[1];
    goThere(
            address -> {
              last[0] = URI.create(address);
              return address;
            })
        .then()
        .statusCode(200);
    String state = last[0].getQuery().replaceAll(".*state=", "");
    assertRefused(
        given().redirects().follow(false).cookie("doorman-desk-way", state).get(last[0].toString()),
        "expired");
    assertRefused(
        goThere(
            address -> {
              clock.advance(CodeFlow.PATIENCE.plusSeconds(1));
              return address;
            }),
        "expired");
    clock.advance(CodeFlow.PATIENCE.plusSeconds(1).negated());
    Response start = given().redirects().follow(false).get("/desk/sign-in/oidc");
    Response at =
        given()
            .redirects()
            .follow(false)
            .urlEncodingEnabled(false)
            .get(start.getHeader("Location"));
    assertRefused(
        given().redirects().follow(false).urlEncodingEnabled(false).get(at.getHeader("Location")),
        "expired");
  }

  @Test
  void theSignInPageHasTheButton() {
    given().get("/api/desk/sign-in").then().body("oidc", equalTo(true));
    assertThat(given().get("/desk/sign-in").asString())
        .contains("Sign in with your organisation", "/desk/sign-in/oidc?next=%2Fdesk");
  }
}

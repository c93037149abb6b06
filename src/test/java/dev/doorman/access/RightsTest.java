package dev.doorman.access;

import static dev.doorman.access.Role.ADMIN;
import static dev.doorman.access.Role.AGENT;
import static dev.doorman.access.Role.EDITOR;
import static dev.doorman.access.Role.LEAD;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may call what below {@code /api/desk}: a row for each endpoint. A new endpoint without a row
 * fails the test; each row is tried with every role, and signed out.
 */
@QuarkusTest
@TestProfile(WithAdmin.class)
class RightsTest {
  private static final Set<Role> NEEDS_NOTHING = Set.of();
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);
  private static final Set<Role> CHATS = Set.of(AGENT, LEAD, ADMIN);

  /** Method and path as the resource writes it → the roles that may; nobody else. */
  private static final Map<String, Set<Role>> MAY =
      Map.ofEntries(
          Map.entry("GET /api/desk/sign-in", NEEDS_NOTHING),
          Map.entry("POST /api/desk/session", NEEDS_NOTHING),
          Map.entry("GET /api/desk/session", ALL),
          Map.entry("POST /api/desk/session/password", ALL),
          Map.entry("DELETE /api/desk/session", ALL),
          Map.entry("GET /api/desk/users", Set.of(ADMIN)),
          Map.entry("POST /api/desk/users", Set.of(ADMIN)),
          Map.entry("PATCH /api/desk/users/{id}", Set.of(ADMIN)),
          Map.entry("POST /api/desk/users/{id}/password", Set.of(ADMIN)),
          Map.entry("GET /api/desk/chats", CHATS),
          Map.entry("GET /api/desk/chats/{id}", CHATS),
          Map.entry("GET /api/desk/chats/{id}/events", CHATS),
          Map.entry("GET /api/desk/chats/{id}/suggestions", CHATS),
          Map.entry("GET /api/desk/chats/{id}/summary", CHATS),
          Map.entry("POST /api/desk/chats/{id}/claim", CHATS),
          Map.entry("POST /api/desk/chats/{id}/messages", CHATS),
          Map.entry("POST /api/desk/chats/{id}/notes", CHATS),
          Map.entry("POST /api/desk/chats/{id}/transfer", CHATS),
          Map.entry("POST /api/desk/chats/{id}/hand-back", CHATS),
          Map.entry("POST /api/desk/chats/{id}/close", CHATS),
          Map.entry("GET /api/desk/search", CHATS),
          Map.entry("GET /api/desk/agents", CHATS),
          Map.entry("GET /api/desk/audit", Set.of(ADMIN)),
          Map.entry("GET /api/desk/canned", Set.of(AGENT, LEAD, ADMIN)),
          Map.entry("POST /api/desk/canned", Set.of(LEAD, ADMIN)),
          Map.entry("PUT /api/desk/canned/{id}", Set.of(LEAD, ADMIN)),
          Map.entry("DELETE /api/desk/canned/{id}", Set.of(LEAD, ADMIN)),
          Map.entry("GET /api/desk/report", Set.of(LEAD, ADMIN)),
          Map.entry("GET /api/desk/report.csv", Set.of(LEAD, ADMIN)),
          Map.entry("GET /api/desk/webhooks", Set.of(ADMIN)),
          Map.entry("POST /api/desk/webhooks", Set.of(ADMIN)),
          Map.entry("PATCH /api/desk/webhooks/{id}", Set.of(ADMIN)),
          Map.entry("DELETE /api/desk/webhooks/{id}", Set.of(ADMIN)),
          Map.entry("GET /api/desk/webhooks/{id}/deliveries", Set.of(ADMIN)),
          Map.entry("POST /api/desk/webhooks/{id}/deliveries/{n}/retry", Set.of(ADMIN)));

  @Inject DeskAccounts accounts;

  /** All endpoints of the application's classes, with the method that answers. */
  private static Map<String, Method> endpoints() {
    Map<String, Method> found = new TreeMap<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.doorman")
            .stream()
            .filter(type -> type.isAnnotatedWith(Path.class))
            .map(type -> type.reflect())
            .forEach(
                type -> {
                  for (Method method : type.getDeclaredMethods()) {
                    verb(method)
                        .ifPresent(verb -> found.put(verb + " " + path(type, method), method));
                  }
                });
    found.keySet().removeIf(name -> !name.contains(" /api/desk/") && !name.endsWith(" /api/desk"));
    return found;
  }

  private static Optional<String> verb(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(one -> one.annotationType().getAnnotation(HttpMethod.class))
        .filter(found -> found != null)
        .map(HttpMethod::value)
        .findFirst();
  }

  private static String path(Class<?> type, Method method) {
    Path own = method.getAnnotation(Path.class);
    String joined =
        "/" + type.getAnnotation(Path.class).value() + "/" + (own == null ? "" : own.value());
    return joined.replaceAll("/+", "/").replaceAll("(?<=.)/$", "").replaceAll(":[^}/]+}", "}");
  }

  @Test
  void everyEndpointHasARowAndEveryRowAnEndpoint() {
    assertThat(new TreeSet<>(endpoints().keySet()))
        .as("endpoints of the application; add a row to MAY for each")
        .isEqualTo(new TreeSet<>(MAY.keySet()))
        .hasSizeGreaterThan(9);
  }

  @Test
  void everyMethodSaysWhoMay() {
    assertThat(endpoints())
        .allSatisfy(
            (name, method) ->
                assertThat(
                        method.isAnnotationPresent(Allowed.class)
                            ^ method.isAnnotationPresent(Anyone.class))
                    .as("%s has either @Allowed or @Anyone", name)
                    .isTrue());
  }

  static Stream<String> names() {
    return MAY.keySet().stream().sorted();
  }

  @ParameterizedTest
  @MethodSource("names")
  void eachRoleGetsWhatTheTableSays(String endpoint) {
    Set<Role> may = MAY.get(endpoint);
    Response signedOut = call(endpoint, given());
    if (may.isEmpty()) {
      assertThat(code(signedOut)).isNotIn("signed-out", "forbidden");
    } else {
      assertThat(signedOut.statusCode()).as("signed out").isEqualTo(401);
      assertThat(code(signedOut)).isEqualTo("signed-out");
      assertThat(call(endpoint, given().cookie(Sessions.COOKIE, "x".repeat(43))).statusCode())
          .as("a made-up cookie")
          .isEqualTo(401);
    }
    for (Role role : new Role[] {AGENT, LEAD, EDITOR, ADMIN}) {
      String cookie = accounts.signedIn(role).cookie();
      Response answer = call(endpoint, given().cookie(Sessions.COOKIE, cookie));
      if (may.isEmpty() || may.contains(role)) {
        assertThat(code(answer)).as("%s", role).isNotIn("signed-out", "forbidden", "csrf");
        assertThat(answer.statusCode()).as("%s", role).isNotIn(403, 405, 500);
      } else {
        assertThat(answer.statusCode()).as("%s", role).isEqualTo(403);
        assertThat(code(answer)).as("%s", role).isEqualTo("forbidden");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatChangesSomethingNeedsTheHeader(String endpoint) {
    String cookie = accounts.signedIn(ADMIN).cookie();
    if (!endpoint.startsWith("GET ")) {
      Response answer =
          given()
              .cookie(Sessions.COOKIE, cookie)
              .contentType("application/json")
              .body("{}")
              .request(endpoint.split(" ", 2)[0], filled(endpoint.split(" ", 2)[1]));
      assertThat(answer.statusCode()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("csrf");
    } else {
      assertThat(given().cookie(Sessions.COOKIE, cookie).get(filled(endpoint.substring(4))))
          .extracting(RightsTest::code)
          .isNotEqualTo("csrf");
    }
  }

  private static Response call(String endpoint, RequestSpecification request) {
    String[] parts = endpoint.split(" ", 2);
    var made = request.header("Doorman-Desk", "1");
    if (!parts[0].equals("GET")) {
      made = made.contentType("application/json").body("{}");
    }
    return made.request(parts[0], filled(parts[1]));
  }

  /** The path with names that nothing has. */
  private static String filled(String path) {
    return path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString());
  }

  private static String code(Response response) {
    String type = String.valueOf(response.contentType());
    return type.contains("json") && !response.asString().isBlank()
        ? String.valueOf(response.<Object>path("code"))
        : "";
  }
}

package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SearchApiTest {
  private static final String ENGLISH = "articles.find { it.locale == 'en' }.";

  @ParameterizedTest
  @CsvSource({
    "how do I sign out, sign-out-or-delete",
    "what happens to my forum posts, what-happens-to-your-data",
    "close account on the website, delete-on-the-website",
    "otp, delete-on-your-phone",
    "foru, what-happens-to-your-data",
    "google, good-to-know",
    "warran, what-happens-to-your-data",
    "WARRANTY, what-happens-to-your-data",
    "log out, sign-out-or-delete",
    "signout, sign-out-or-delete",
    "warrenty, what-happens-to-your-data",
    "find my device, before-you-delete",
    "15 business days, good-to-know",
    "typically 30 days, what-happens-to-your-data",
    "account.xiaomi.com, delete-on-the-website",
  })
  void theBestSectionComesFirst(String query, String section) {
    search(query)
        .statusCode(200)
        .body("query", equalTo(query))
        .body("results[0].section", equalTo(section))
        .body("results[0].article", equalTo("delete-or-deactivate"))
        .body("results[0].url", equalTo("/help/delete-or-deactivate#" + section))
        .body("results.version", everyItem(notNullValue()))
        .body("results[0].excerpt.length()", greaterThan(20));
  }

  /** The page is English; the query is not. */
  @ParameterizedTest
  @CsvSource({
    "保修, zh-Hans, what-happens-to-your-data",
    "怎么退出登录, zh-Hans, sign-out-or-delete",
    "تسجيل الخروج, ar, sign-out-or-delete",
    "वारंटी, hi, what-happens-to-your-data",
    "se borran mis fotos de la nube, es, what-happens-to-your-data"
  })
  void aQueryInAnotherLanguageFindsTheArticleInIt(String query, String locale, String section) {
    search(query)
        .statusCode(200)
        .body("results.section", hasItem(section))
        .body("results[0].lang", equalTo(locale))
        .body("results[0].url", containsString("?locale=" + locale + "#"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xylophone tuning",
        "what is the capital of france",
        "wifi does not connect",
        "how to cook rice",
        "reset my password",
        "asdfgh",
        "???",
        "\" OR (title:* AND",
      })
  void whatNoArticleHasTheWordsOfIsNotFound(String query) {
    search(query)
        .statusCode(200)
        .body("results", empty())
        .body("complete", equalTo(!hasWords(query)));
  }

  private static boolean hasWords(String query) {
    return !Set.of("asdfgh", "???").contains(query);
  }

  @Test
  void whereNothingHasTheWordsTheNearestAreOffered() {
    search("wifi does not connect")
        .body("results", empty())
        .body("nearest", hasSize(3))
        .body("nearest[0].url", startsWith("/help/delete-or-deactivate#"))
        .body("nearest[0].excerpt.length()", greaterThan(20));
    search("???").body("results", empty()).body("nearest", empty());
  }

  @Test
  void ofSeveralWordsHalfAreEnoughWhereNoSectionHasAll() {
    search("warranty of my submarine")
        .body("complete", equalTo(false))
        .body("results[0].section", equalTo("what-happens-to-your-data"));
    search("warranty claim").body("complete", equalTo(true)).body("results", hasSize(1));
  }

  @Test
  void theWordsAreMarked() {
    search("warranty claims")
        .body("results[0].highlights.excerpt.findAll { it.marked }.text", hasItem("warranty claim"))
        .body("results[0].highlights.heading.marked", everyItem(equalTo(false)))
        .body("results[0].lang", equalTo("en"));
    search("good to know").body("results[0].highlights.heading.marked", hasItem(true));
  }

  @Test
  void thePageShowsTheSame() {
    String page = given().queryParam("q", "warranty").get("/help").then().extract().asString();
    assertThat(page).contains("<mark>warranty</mark>").contains("data-results-ask hidden>");
    String none =
        given().queryParam("q", "xylophone wifi").get("/help").then().extract().asString();
    assertThat(none)
        .contains("No section has these words. These come closest.")
        .contains("data-results-ask><a href=\"#doorman?ask=xylophone%20wifi\">")
        .contains("class=\"result\"");
  }

  @Test
  void textBeforeTheFirstHeadingIsFound() {
    search("deactivate your mi account").body("results.section", hasItem("introduction"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\" OR (title:* AND", "a:b~2^9 [c TO d}", "+-&&||!(){}[]^\"~*?:\\/", "*:*"})
  void theSyntaxOfQueriesIsTakenAsWords(String query) {
    search(query).statusCode(200).body("query", equalTo(query));
  }

  @Test
  void theExcerptIsThePassageThatFits() {
    search("separate proof of purchase for a warranty claim")
        .body("results[0].excerpt", startsWith("Purchase records are erased."));
  }

  @Test
  void theLimitIsKept() {
    given()
        .queryParam("q", "delete account")
        .queryParam("limit", 2)
        .get("/api/search")
        .then()
        .body("results", hasSize(2));
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "/api/search | q is missing",
        "/api/search?q= | q is missing",
        "/api/search?q=%20%20 | q is missing",
        "/api/search?q=a&locale=no%20tag | locale is no language tag",
        "/api/search?q=a&limit=0 | limit must be from 1 to 20",
        "/api/search?q=a&limit=21 | limit must be from 1 to 20",
        "/api/search?q=a&limit=-1 | limit must be from 1 to 20",
        "/api/search?q=a&limit=ten | limit must be from 1 to 20",
        "/api/articles?locale=%00 | locale is no language tag",
      },
      delimiter = '|')
  void badInputGetsAProblemThatSaysWhatToSend(String path, String detail) {
    given()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("status", equalTo(400))
        .body("detail", startsWith(detail));
  }

  @Test
  void lengthIsCountedInCharactersOfPeople() {
    search("😀".repeat(200)).statusCode(200);
    search("😀".repeat(201))
        .statusCode(400)
        .body("detail", containsString("at most 200 characters"));
  }

  @Test
  void articlesAreListedWithTheirSections() {
    given()
        .get("/api/articles")
        .then()
        .statusCode(200)
        .body("articles.locale", hasItems("ar", "en", "es", "hi", "id", "zh-Hans"));
    given()
        .get("/api/articles?locale=en")
        .then()
        .statusCode(200)
        .body("articles.id", hasItem("delete-or-deactivate"))
        .body(ENGLISH + "title", equalTo("How to delete or deactivate your Mi Account"))
        .body(ENGLISH + "updated", equalTo("2026-11-24"))
        .body(ENGLISH + "url", equalTo("/help/delete-or-deactivate"))
        .body(ENGLISH + "sections.anchor", hasItems("before-you-delete", "good-to-know"));
  }

  @Test
  void bothAreDocumented() {
    given()
        .accept("application/json")
        .get("/q/openapi")
        .then()
        .statusCode(200)
        .body("paths.'/api/search'.get.parameters.name", hasItems("q", "locale", "limit"))
        .body("paths.'/api/search'.get.responses.'400'", notNullValue())
        .body("paths.'/api/articles'.get.responses.'200'", notNullValue());
  }

  private static ValidatableResponse search(String query) {
    return given().queryParam("q", query).get("/api/search").then();
  }
}

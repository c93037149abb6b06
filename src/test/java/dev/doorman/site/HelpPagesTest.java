package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.doorman.base.ArticleId;
import dev.doorman.knowledge.Article;
import dev.doorman.knowledge.Block;
import dev.doorman.knowledge.Knowledge;
import dev.doorman.knowledge.PlainText;
import dev.doorman.knowledge.Section;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The help centre as a browser without JavaScript gets it. */
@QuarkusTest
class HelpPagesTest {
  private static final String ARTICLE = "/help/delete-or-deactivate";

  @Inject Knowledge knowledge;

  @Test
  void theBareAddressLeadsToTheHelpCentre() {
    given()
        .redirects()
        .follow(false)
        .when()
        .get("/")
        .then()
        .statusCode(302)
        .header("Location", equalTo("/help"));
  }

  @Test
  void everySectionIsThereUnderItsAnchorAndInTheContents() {
    String page = page(ARTICLE);
    Article article = article();
    assertThat(article.sections()).hasSizeGreaterThanOrEqualTo(6);
    for (Section section : article.sections()) {
      assertThat(page)
          .containsOnlyOnce("<section id=\"" + section.anchor() + "\"")
          .contains("<li><a href=\"#" + section.anchor() + "\">" + section.heading() + "</a></li>")
          .contains("<a class=\"anchor\" href=\"#" + section.anchor() + "\"");
    }
  }

  @Test
  void everyAnchorWithinASectionIsThereOnce() {
    String page = page(ARTICLE);
    for (Section section : article().sections()) {
      for (String anchor : section.parts().keySet()) {
        assertThat(page).containsOnlyOnce(" id=\"" + anchor + "\"");
      }
    }
  }

  @Test
  void allThatTheArticleSaysStandsOnThePage() {
    String text = text(page(ARTICLE));
    Article article = article();
    assertThat(text).contains(article.title()).contains("Last updated November 24, 2026");
    for (Section section : article.sections()) {
      for (Block block : section.blocks()) {
        for (String line : PlainText.of(block).split("\n", -1)) {
          for (String cell : line.split(": ", -1)) {
            assertThat(text).contains(cell.strip());
          }
        }
      }
    }
  }

  @Test
  void theBlocksAreWhatTheyAre() {
    String page = page(ARTICLE);
    assertThat(page)
        .contains("<ol class=\"steps\">")
        .contains("<ul class=\"bullets\">")
        .contains("<th scope=\"col\">Afterwards</th>")
        .contains("<tr id=\"deleting\"><th scope=\"row\">Delete account</th>")
        .contains("<a href=\"https://account.xiaomi.com\">account.xiaomi.com</a>")
        .contains("<strong>Settings → Mi Account → Sign out</strong>");
    assertThat(Pattern.compile("<input type=\"checkbox\">").matcher(page).results()).hasSize(4);
  }

  @Test
  void thePageAsksWhetherItAnsweredTheQuestionAndOffersItsLink() {
    assertThat(page(ARTICLE))
        .contains("Did this answer your question?")
        .contains("data-article=\"delete-or-deactivate\"")
        .contains("data-version=\"" + article().version() + "\"")
        .contains("<a href=\"/help/delete-or-deactivate\" data-share-link>");
  }

  @Test
  void pagesRunNothingThatStandsInThem() {
    for (String path : new String[] {"/help", "/help?q=sign+out", ARTICLE, "/help/none"}) {
      String page = given().get(path).asString();
      assertThat(page)
          .doesNotContain("style=")
          .doesNotContain("<style")
          .doesNotContain("javascript:");
      assertThat(
              Pattern.compile("<script(?![^>]* (?:src=\"/|type=\"application/ld\\+json\"))")
                  .matcher(page)
                  .find())
          .as(path)
          .isFalse();
      assertThat(Pattern.compile("<[^>]*\\son[a-z]+=").matcher(page).find()).as(path).isFalse();
    }
  }

  @Test
  void headersConfineThePageToItsOwnServer() {
    for (String path : new String[] {"/help", ARTICLE, "/help/none"}) {
      given()
          .header("Host", "help.vendor.example:8443")
          .get(path)
          .then()
          .header(
              "Content-Security-Policy",
              allOf(
                  containsString("default-src 'none'"),
                  containsString("script-src 'self';"),
                  containsString("style-src 'self';"),
                  containsString(
                      "connect-src 'self' ws://help.vendor.example:8443"
                          + " wss://help.vendor.example:8443;"),
                  containsString("frame-ancestors 'none'"),
                  not(containsString("unsafe"))))
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "strict-origin-when-cross-origin")
          .header("Content-Type", "text/html;charset=UTF-8");
    }
  }

  @Test
  void aHostThatIsNoneDoesNotReachThePolicy() {
    String policy =
        given()
            .header("Host", "evil.example;script-src")
            .get("/help")
            .header("Content-Security-Policy");
    assertThat(policy == null ? "" : policy).doesNotContain("evil");
  }

  @Test
  void scriptAndStyleAreServedUnderHashedNames() {
    String page = page("/help");
    var names = Pattern.compile("\"(/static/bundle/help-[A-Z0-9]{8}\\.(?:js|css))\"").matcher(page);
    assertThat(names.results().map(found -> found.group(1)).toList())
        .hasSize(2)
        .allSatisfy(name -> when().get(name).then().statusCode(200));
    assertThat(page)
        .contains("<script type=\"module\" src=\"/widget/doorman.js\"></script>")
        .contains("<doorman-chat></doorman-chat>");
  }

  @Test
  void anUnknownArticleIsNotFoundButShowsTheWayOn() {
    for (String name :
        new String[] {"none", "%3Cscript%3Ealert(1)%3C%2Fscript%3E", "a".repeat(300)}) {
      given()
          .urlEncodingEnabled(false)
          .get("/help/" + name)
          .then()
          .statusCode(404)
          .header("Content-Type", "text/html;charset=UTF-8")
          .body(
              allOf(
                  containsString("Page not found"),
                  containsString("href=\"/help/delete-or-deactivate\""),
                  containsString("name=\"robots\" content=\"noindex\""),
                  not(containsString("alert(1)"))));
    }
  }

  @Test
  void theSearchFormFindsSectionsWithoutJavaScript() {
    String page = page("/help?q=how+do+I+sign+out");
    assertThat(page)
        .contains("value=\"how do I sign out\"")
        .contains("Results for “how do I sign out”")
        .contains("<meta name=\"robots\" content=\"noindex\">");
    assertThat(page.indexOf("<li class=\"result\">"))
        .isPositive()
        .isLessThan(page.indexOf("delete-or-deactivate#sign-out-or-delete"));
  }

  @Test
  void aSearchThatFindsNothingSaysSo() {
    assertThat(text(page("/help?q=xylophone+tuning")))
        .contains("No section has these words. These come closest.")
        .contains("Ask the assistant or our team");
    assertThat(text(page("/help?q=%3F%3F%3F"))).contains("We couldn’t find anything.");
  }

  @Test
  void whatIsSearchedForIsShownAsText() {
    assertThat(page("/help?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E"))
        .doesNotContain("<script>alert")
        .contains("&quot;&gt;&lt;script&gt;alert(1)");
  }

  @Test
  void aSearchTextThatIsTooLongIsRefusedWithAWord() {
    given()
        .queryParam("q", "x".repeat(201))
        .get("/help")
        .then()
        .statusCode(400)
        .body(containsString("Your search is too long. Please use no more than 200 characters."));
  }

  @Test
  void searchEnginesGetTitleDescriptionAndTheOneAddress() {
    assertThat(page(ARTICLE + "?locale=en"))
        .contains("<title>How to delete or deactivate your Mi Account – Help centre</title>")
        .containsPattern("<meta name=\"description\" content=\"Here[^\"]{60,170}\">")
        .containsPattern(
            "<link rel=\"canonical\" href=\"http://[a-z0-9.]+:\\d+/help/delete-or-deactivate\">")
        .contains(
            "<meta property=\"og:title\" content=\"How to delete or deactivate your Mi Account\">");
  }

  @Test
  void aHelpCentreWithoutANameIsCalledOneInEachLanguage() {
    assertThat(page("/help?locale=ar"))
        .contains("– مركز المساعدة</title>", "<span>مركز المساعدة</span>")
        .contains("\"name\":\"مركز المساعدة\"")
        .doesNotContain("Help centre");
    assertThat(page("/help?locale=en")).contains("<span>Help centre</span>");
  }

  @Test
  void anUnchangedPageIsNotSentAgain() {
    for (String path : new String[] {"/help", ARTICLE, "/sitemap.xml", "/robots.txt"}) {
      String tag = given().get(path).then().statusCode(200).extract().header("ETag");
      assertThat(tag).as(path).startsWith("W/\"");
      given().header("If-None-Match", tag).get(path).then().statusCode(304).body(emptyString());
      given().header("If-None-Match", "W/\"other\"").get(path).then().statusCode(200);
    }
    String english = given().get(ARTICLE).header("ETag");
    given()
        .header("If-None-Match", english)
        .get(ARTICLE + "?locale=ar")
        .then()
        .statusCode(200)
        .header("Vary", containsString("Accept-Language"))
        .header("Cache-Control", "no-cache");
  }

  @Test
  void robotsAreShownTheSitemapAndKeptFromTheRest() {
    given()
        .get("/robots.txt")
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(
            allOf(
                containsString("Disallow: /api/"),
                containsString("Disallow: /sandbox/"),
                matchesPattern("(?s).*\nSitemap: http://[^\n]+/sitemap.xml\n")));
    given()
        .get("/sitemap.xml")
        .then()
        .statusCode(200)
        .contentType("application/xml")
        .body(containsString("/help/delete-or-deactivate?locale=ar</loc>"));
  }

  @Test
  void anAddressWithNothingBehindItHasAPageInTheSitesLook() {
    for (String path : new String[] {"/nowhere", "/help/a/b/c", "/index.php", "/HELP"}) {
      given()
          .header("Accept", "text/html,application/xhtml+xml")
          .get(path)
          .then()
          .statusCode(404)
          .header("Content-Security-Policy", containsString("default-src 'none'"))
          .body(allOf(containsString("Page not found"), containsString("type=\"search\"")));
      given().header("Accept", "*/*").get(path).then().statusCode(404);
    }
    for (String path : new String[] {"/api/none", "/q/none", "/sandbox/none", "/static/none.js"}) {
      given()
          .header("Accept", "text/html")
          .get(path)
          .then()
          .statusCode(404)
          .body(not(containsString("Page not found")));
    }
  }

  @Test
  void relatedSectionsArePickedAndNeverThoseInSight() {
    String page = page(ARTICLE);
    var sections = article().sections();
    int links = 0;
    for (int i = 0; i < sections.size(); i++) {
      String from =
          page.substring(page.indexOf("<section id=\"" + sections.get(i).anchor() + "\""));
      String own = from.substring(0, from.indexOf("</section>"));
      if (own.contains("class=\"related\"")) {
        String related = own.substring(own.indexOf("class=\"related\""));
        for (int near = Math.max(0, i - 1); near <= Math.min(sections.size() - 1, i + 1); near++) {
          assertThat(related).doesNotContain("\"#" + sections.get(near).anchor() + "\"");
        }
        links += Pattern.compile("<a href=\"#").matcher(related).results().toList().size();
      }
    }
    assertThat(links).isPositive();
  }

  private Article article() {
    return knowledge
        .now()
        .library()
        .article(new ArticleId("delete-or-deactivate"), Locale.ENGLISH)
        .orElseThrow();
  }

  private static String page(String path) {
    return given().urlEncodingEnabled(false).get(path).then().statusCode(200).extract().asString();
  }

  /** What a person reads: without tags, with single spaces. */
  private static String text(String page) {
    return page.replaceAll("<[^>]*>", "")
        .replace("&#39;", "'")
        .replace("&quot;", "\"")
        .replace("&amp;", "&")
        .replaceAll("\\s+", " ");
  }
}

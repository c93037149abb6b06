package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(OtherArticles.class)
class OtherArticlesTest {
  @Test
  void hostileTextsAreShownAsText() {
    for (String path :
        new String[] {"/help", "/help?q=marks+heading", "/help/hostile", "/help/none"}) {
      String page = page(path, "en");
      assertThat(page)
          .doesNotContain("<script>")
          .doesNotContain("<img src=x")
          .doesNotContain("<b>")
          .doesNotContain("<i>")
          .doesNotContain("Vendor <Help>")
          .contains("&lt;script&gt;alert(&#39;title&#39;)&lt;/script&gt; &amp; &quot;quotes&quot;");
    }
    assertThat(page("/help/hostile", "en"))
        .contains("<code>&lt;img src=x onerror=alert(1)&gt;</code>")
        .contains("&lt;/td&gt;&lt;script&gt;alert(2)&lt;/script&gt;")
        .contains("<strong>strong</strong> <em>soft</em>");
  }

  @Test
  void onlyHarmlessTargetsBecomeLinks() {
    String page = page("/help/hostile", "en");
    assertThat(page)
        .contains("click me")
        .contains("other host")
        .doesNotContain("javascript:")
        .doesNotContain("data:text")
        .doesNotContain("evil.example")
        .contains("<a href=\"/help/delete-or-deactivate#good-to-know\">path</a>")
        .contains("<a href=\"#results\">anchor</a>")
        .contains("<a href=\"mailto:help@vendor.example\">mail</a>");
  }

  @Test
  void anchorsOfArticlesNeverMeetThePagesOwnIds() {
    String page = page("/help/hostile", "en");
    var ids =
        Pattern.compile(" id=\"([^\"]*)\"").matcher(page).results().map(r -> r.group(1)).toList();
    assertThat(ids).contains("contents", "results").doesNotHaveDuplicates();
  }

  @Test
  void listsUnderListsAreShown() {
    assertThat(page("/help/hostile", "en").replaceAll(">\\s+", ">"))
        .contains(
            "<li data-number=\"1\"><div>A step</div><ul class=\"bullets\"><li>with a bullet under it");
  }

  @Test
  void theArticleComesInTheReadersLanguage() {
    String german = page("/help/delete-or-deactivate", "fr-CH, de-AT;q=0.9, en;q=0.1");
    assertThat(german)
        .contains("<article class=\"article\" lang=\"de\" dir=\"ltr\">")
        .contains("Mi-Konto löschen")
        .contains("20. November 2026")
        .containsPattern("hreflang=\"en\" dir=\"auto\">English</a>")
        .containsPattern("hreflang=\"de\" dir=\"auto\" aria-current=\"true\">Deutsch</a>");
    assertThat(page("/help/delete-or-deactivate", "fr")).contains("lang=\"en\" dir=\"ltr\">");
    assertThat(page("/help/delete-or-deactivate?locale=de", "en")).contains("Mi-Konto löschen");
    assertThat(page("/help/delete-or-deactivate?locale=en", "de")).contains("Before you delete");
  }

  @Test
  void theChosenLanguageStaysWithTheReader() {
    String page = page("/help/delete-or-deactivate?locale=de", "en");
    assertThat(page)
        .contains("class=\"brand\" href=\"/help?locale=de\"")
        .contains("<input type=\"hidden\" name=\"locale\" value=\"de\">");
    assertThat(page("/help?locale=de", "en")).contains("/help/delete-or-deactivate?locale=de#");
  }

  @Test
  void brokenLanguagesCountAsNone() {
    for (String accepted : new String[] {"*", "q=1;;", "x".repeat(2000), "en;q=9", "-"}) {
      assertThat(page("/help/delete-or-deactivate", accepted)).contains("Before you delete");
    }
    assertThat(page("/help/delete-or-deactivate?locale=%22%3E", "en"))
        .contains("Before you delete")
        .doesNotContain("locale=\"");
  }

  @Test
  void anArticleInOneLanguageOnlyIsShownInItToAll() {
    assertThat(page("/help/only-arabic", "en"))
        .contains("<article class=\"article\" lang=\"ar\" dir=\"rtl\">");
  }

  @Test
  void theCanonicalAddressIsThePublicOneInTheArticlesLanguage() {
    assertThat(page("/help/delete-or-deactivate", "de"))
        .contains(
            "<link rel=\"canonical\""
                + " href=\"https://help.vendor.example/help/delete-or-deactivate?locale=de\">")
        .contains(
            "<link rel=\"alternate\" hreflang=\"en\""
                + " href=\"https://help.vendor.example/help/delete-or-deactivate\">");
    given()
        .get("/help")
        .then()
        .header("Content-Security-Policy", containsString(" wss://help.vendor.example;"));
  }

  @Test
  void everyLanguageIsNamedToSearchEnginesFromEveryOther() {
    String server = "https://help.vendor.example/help/delete-or-deactivate";
    for (String language : new String[] {"en", "de", "ar"}) {
      assertThat(page("/help/delete-or-deactivate?locale=" + language, "en"))
          .contains("<link rel=\"alternate\" hreflang=\"en\" href=\"" + server + "\">")
          .contains("<link rel=\"alternate\" hreflang=\"de\" href=\"" + server + "?locale=de\">")
          .contains("<link rel=\"alternate\" hreflang=\"ar\" href=\"" + server + "?locale=ar\">")
          .contains("<link rel=\"alternate\" hreflang=\"x-default\" href=\"" + server + "\">");
    }
    assertThat(page("/help/only-arabic", "en"))
        .doesNotContain("hreflang=\"en\"")
        .contains("<meta property=\"og:locale\" content=\"ar_EG\">");
    assertThat(page("/help?locale=de", "en"))
        .contains("<link rel=\"canonical\" href=\"https://help.vendor.example/help?locale=de\">")
        .contains("hreflang=\"x-default\" href=\"https://help.vendor.example/help\"");
  }

  @Test
  void theSwitchOfLanguagesKeepsWhatIsSearchedFor() {
    assertThat(page("/help?q=a%26b%3D%22c", "en"))
        .contains("href=\"/help?locale=de&amp;q=a%26b%3D%22c\"")
        .doesNotContain("rel=\"canonical\"");
  }

  @Test
  void theVendorsPictureAndColourAreOnThePage() {
    String page = page("/help", "en");
    assertThat(page)
        .contains("src=\"https://cdn.vendor.example/logo.svg?v=1&amp;w=2\"")
        .contains("<link rel=\"stylesheet\" href=\"/help-theme.css?v=FFEE00\">")
        .contains(
            "<meta property=\"og:image\""
                + " content=\"https://cdn.vendor.example/logo.svg?v=1&amp;w=2\">");
    given()
        .get("/help")
        .then()
        .header(
            "Content-Security-Policy",
            containsString("img-src 'self' data: https://cdn.vendor.example;"));
    given()
        .get("/help-theme.css")
        .then()
        .statusCode(200)
        .contentType("text/css")
        .body(containsString("--accent: " + Theme.byDay(Colour.of("#FFEE00")).accent() + ";"));
  }

  @Test
  void theSnippetPutsThePublicAddressIn() {
    assertThat(page("/help", "en"))
        .contains("src=\"https://help.vendor.example/widget/doorman.js\"&gt;")
        .contains("&lt;doorman-chat server=");
  }

  @Test
  void searchAnswersInTheReadersLanguage() {
    given()
        .queryParam("q", "abmelden")
        .queryParam("locale", "de")
        .get("/api/search")
        .then()
        .statusCode(200)
        .body("results[0].heading", equalTo("Abmelden oder löschen?"))
        .body("results[0].url", equalTo("/help/delete-or-deactivate?locale=de#sign-out-or-delete"));
  }

  @Test
  void articlesAreListedInAllLanguagesOrInOne() {
    given()
        .get("/api/articles")
        .then()
        .statusCode(200)
        .body("articles.findAll { it.id == 'delete-or-deactivate' }.locale", hasItems("en", "de"));
    given()
        .queryParam("locale", "de")
        .get("/api/articles")
        .then()
        .statusCode(200)
        .body("articles.findAll { it.id == 'delete-or-deactivate' }.locale", contains("de"))
        .body("articles.findAll { it.id == 'hostile' }.locale", contains("en"))
        .body("articles.findAll { it.id == 'only-arabic' }.locale", contains("ar"));
  }

  private static String page(String path, String language) {
    return given()
        .urlEncodingEnabled(false)
        .header("Accept-Language", language)
        .get(path)
        .then()
        .extract()
        .asString();
  }
}

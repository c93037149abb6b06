package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What the page's script sends with the values that stand on the page. */
@QuarkusTest
class PageVoteTest {
  @Inject DataSource dataSource;

  @Test
  void aVoteFromThePageIsStoredAndMayBeChanged() throws SQLException {
    String page = given().get("/help/delete-or-deactivate").asString();
    var voter = UUID.randomUUID();
    Map<String, Object> vote = new HashMap<>();
    vote.put("article", data(page, "article"));
    vote.put("version", data(page, "version"));
    vote.put("voter", voter);

    vote.put("helpful", false);
    vote.put("comment", "Where is the fee?");
    assertThat(send(vote)).isEqualTo(204);
    assertThat(stored(voter))
        .containsExactly(
            "delete-or-deactivate " + data(page, "version") + " false Where is the fee?");

    vote.put("helpful", true);
    vote.remove("comment");
    assertThat(send(vote)).isEqualTo(204);
    assertThat(stored(voter))
        .containsExactly("delete-or-deactivate " + data(page, "version") + " true null");
  }

  private static int send(Map<String, Object> vote) {
    return given().contentType(ContentType.JSON).body(vote).post("/api/feedback").statusCode();
  }

  private static String data(String page, String name) {
    Matcher matcher = Pattern.compile("data-" + name + "=\"([^\"]+)\"").matcher(page);
    assertThat(matcher.find()).as(name).isTrue();
    return matcher.group(1);
  }

  private List<String> stored(UUID voter) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = dataSource.getConnection();
        var query =
            connection.prepareStatement(
                "select article, version, helpful, remark from article_vote where voter = ?")) {
      query.setObject(1, voter);
      try (var found = query.executeQuery()) {
        while (found.next()) {
          rows.add(
              found.getString(1)
                  + " "
                  + found.getString(2)
                  + " "
                  + found.getBoolean(3)
                  + " "
                  + found.getString(4));
        }
      }
    }
    return rows;
  }
}

package dev.doorman.site;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.feedback.Vote.Reason;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
    vote.put("reason", "missing");
    vote.put("comment", "Where is the fee?");
    assertThat(send(vote)).isEqualTo(204);
    assertThat(stored(voter))
        .containsExactly(
            "delete-or-deactivate " + data(page, "version") + " false missing Where is the fee?");

    vote.put("helpful", true);
    assertThat(send(vote)).as("a reason against what helped").isEqualTo(400);
    vote.remove("comment");
    vote.put("reason", null);
    assertThat(send(vote)).isEqualTo(204);
    assertThat(stored(voter))
        .containsExactly("delete-or-deactivate " + data(page, "version") + " true null null");
  }

  @Test
  void everyReasonOnThePageIsTakenAndNoOther() throws SQLException {
    String page = given().get("/help/delete-or-deactivate").asString();
    List<String> offered =
        Pattern.compile("name=\"reason\" value=\"([^\"]+)\"")
            .matcher(page)
            .results()
            .map(found -> found.group(1))
            .toList();
    assertThat(offered)
        .containsExactlyElementsOf(Arrays.stream(Reason.values()).map(Reason::wire).toList());
    Map<String, Object> vote = new HashMap<>();
    vote.put("article", data(page, "article"));
    vote.put("version", data(page, "version"));
    vote.put("helpful", false);
    for (String reason : offered) {
      var voter = UUID.randomUUID();
      vote.put("voter", voter);
      vote.put("reason", reason);
      assertThat(send(vote)).isEqualTo(204);
      assertThat(stored(voter)).singleElement().asString().endsWith(" false " + reason + " null");
    }
    vote.put("voter", UUID.randomUUID());
    for (Object reason : new Object[] {"", "MISSING", "else", 7, List.of()}) {
      vote.put("reason", reason);
      assertThat(send(vote)).as("%s", reason).isEqualTo(400);
    }
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
                "select article, version, helpful, reason, remark from article_vote where voter = ?")) {
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
                  + found.getString(4)
                  + " "
                  + found.getString(5));
        }
      }
    }
    return rows;
  }
}

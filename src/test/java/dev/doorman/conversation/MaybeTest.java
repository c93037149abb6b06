package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.desk.Said;
import dev.doorman.store.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** A section chosen from those that were offered counts as the answer, and says what it was for. */
class MaybeTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private static final String TITLE = "About deleting › What happens to your data";

  private final TestOffice office = new TestOffice(TABLES);

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private static Event last(Chat chat) {
    return chat.events().getLast();
  }

  private static JsonNode body(Event event) {
    return Said.body(event.body());
  }

  @Test
  void whatIsOnlyOfferedSaysSoAndCannotBeVotedOn() {
    Chat chat = office.chat();
    chat.say("what becomes of my pictures?");
    assertThat(body(last(chat)).path("outcome").asText()).isEqualTo("maybe");
    assertThat(body(last(chat)).path("votable").asBoolean()).isFalse();
    assertThat(body(last(chat)).path("suggestions").path(0).path("label").asText())
        .isEqualTo(TITLE);
  }

  @Test
  void aChosenSectionIsAnAnswerThatNamesItsOffer() {
    Chat chat = office.chat();
    chat.say("what becomes of my pictures?");
    long offer = last(chat).seq();
    chat.say(TITLE);
    JsonNode answer = body(last(chat));
    assertThat(answer.path("outcome").asText()).isEqualTo("answer");
    assertThat(answer.path("votable").asBoolean()).isTrue();
    assertThat(answer.path("chosenFrom").asLong()).isEqualTo(offer);
    assertThat(answer.path("citations").path(0).path("section").asText())
        .isEqualTo("what-happens-to-your-data");
  }

  @Test
  void whatWasNotOfferedNamesNone() {
    Chat chat = office.chat();
    chat.say(TITLE);
    assertThat(body(last(chat)).has("chosenFrom")).isFalse();
    chat.say("what becomes of my pictures?");
    chat.say("what becomes of my photos?");
    assertThat(body(last(chat)).path("outcome").asText()).isEqualTo("answer");
    assertThat(body(last(chat)).has("chosenFrom")).isFalse();
  }
}

package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.TestOffice;
import dev.doorman.desk.wire.ChatJson;
import dev.doorman.store.TestDatabase;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What an agent is told of a chat is cut from what was said, and keeps what is secret out. */
class SummaryTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  private final TestOffice office = new TestOffice(TABLES);

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private static List<String> lines(Chat chat) {
    return Summary.of(chat.events(), Steps.of(chat.state()));
  }

  @Test
  void itTellsTheWishTheAnswersAndTheLastWords() {
    Chat chat = office.chat();
    chat.say("thanks");
    chat.say("what becomes of my photos?");
    chat.say("no");
    assertThat(lines(chat))
        .containsExactly(
            "The customer asked: “what becomes of my photos?”",
            "The bot answered from: About deleting › What happens to your data.",
            "The customer wrote last: “no”");
  }

  @Test
  void itTellsAnswersFromWhatWasOnlyOfferedAndFromWhatNobodyKnew() {
    Chat chat = office.chat();
    chat.say("what becomes of my pictures?");
    chat.say("and what does the moon weigh?");
    assertThat(lines(chat))
        .contains("The bot wasn't sure, and offered: About deleting › What happens to your data.")
        .noneMatch(line -> line.startsWith("The bot answered from"));
    String unknown = "{\"kind\":\"text\",\"text\":\"I don't know.\",\"outcome\":\"unknown\"}";
    String asked = "{\"kind\":\"text\",\"text\":\"What does the moon weigh?\"}";
    assertThat(
            Summary.of(
                List.of(
                    new Event(1, Instant.EPOCH, Event.Sender.CUSTOMER, asked),
                    new Event(2, Instant.EPOCH, Event.Sender.BOT, unknown)),
                Steps.of(chat.state())))
        .contains("The bot had no answer to: “What does the moon weigh?”");
  }

  @Test
  void itTellsWhereADeletionStands() {
    Chat chat = office.chat();
    assertThat(lines(chat)).isEmpty();
    chat.untilRequesting();
    assertThat(lines(chat))
        .containsExactly(
            "The customer asked: “delete my account”",
            "Account deletion: confirmed the warning; the request is being created.");
    assertThat(Steps.of(chat.state()).id()).isEqualTo("requesting");
    assertThat(Steps.of(chat.state()).inFlow()).isTrue();
  }

  @Test
  void anAddressThatWasLeftIsNotWhatACustomerWroteLast() {
    Chat chat = office.chat();
    chat.say("please look into my invoice");
    chat.say(" nia@example.com ");
    assertThat(lines(chat))
        .contains("The customer asked: “please look into my invoice”")
        .noneMatch(line -> line.contains("nia@example.com"));
  }

  @Test
  void longWordsAreCutAndSaySo() {
    assertThat(Said.shortened("a  b\nc", 10)).isEqualTo("a b c");
    assertThat(Said.shortened("😀".repeat(12), 10)).isEqualTo("😀".repeat(9) + "…");
  }

  @Test
  void aHandoffReachesAgentsWithoutItsSecrets() {
    String body =
        "{\"kind\":\"handoff\",\"url\":\"https://api.example/v/secret\","
            + "\"matchPhrase\":\"blue fox\",\"expiresAt\":\"2026-03-01T10:00:00Z\"}";
    String told = ChatJson.event(new Event(3, Instant.EPOCH, Event.Sender.BOT, body)).toString();
    assertThat(told).contains("handoff", "expiresAt").doesNotContain("secret", "blue fox");
  }
}

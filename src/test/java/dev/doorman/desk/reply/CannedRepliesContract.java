package dev.doorman.desk.reply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.TestOffice;
import dev.doorman.desk.jdbc.JdbcCannedReplies;
import dev.doorman.desk.jdbc.JdbcChatFacts;
import dev.doorman.desk.reply.CannedReplies.Outcome;
import dev.doorman.store.TestDatabase;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How canned replies are kept, and what is known to fill them with. */
abstract class CannedRepliesContract {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");
  private static final UserId LEAD = new UserId(UUID.randomUUID());
  private CannedReplies replies;

  abstract TestDatabase tables();

  @BeforeEach
  void empty() {
    tables().clear();
    replies = new JdbcCannedReplies(tables().database());
  }

  private static CannedReply reply(ReplyId id, String shortcut, String locale, String team) {
    return new CannedReply(
        id,
        shortcut,
        "A title",
        "Hello {customer}",
        Optional.of(locale).filter(tag -> !tag.isEmpty()).map(Locale::forLanguageTag),
        Optional.of(team).filter(name -> !name.isEmpty()));
  }

  private static CannedReply reply(String shortcut, String locale, String team) {
    return reply(new ReplyId(UUID.randomUUID()), shortcut, locale, team);
  }

  @Test
  void repliesAreReadAsTheyWereWritten() {
    var one = reply("b", "pt-BR", "billing");
    var other = reply("a", "", "");
    assertThat(replies.add(one, LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.add(other, LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.all()).containsExactly(other, one);
  }

  @Test
  void shortcutIsThereOnceForEachLocaleAndTeam() {
    assertThat(replies.add(reply("hi", "", ""), LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.add(reply("hi", "en", ""), LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.add(reply("hi", "", "billing"), LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.add(reply("HI", "", ""), LEAD, AT)).isEqualTo(Outcome.TAKEN);
    var bye = reply("bye", "", "");
    replies.add(bye, LEAD, AT);
    assertThat(replies.change(reply(bye.id(), "hi", "en", ""), LEAD, AT)).isEqualTo(Outcome.TAKEN);
    assertThat(replies.all()).hasSize(4).contains(bye);
  }

  @Test
  void changedReplyTakesThePlaceOfTheOldOne() {
    var before = reply("hi", "", "");
    replies.add(before, LEAD, AT);
    var after = reply(before.id(), "hello", "en", "billing");
    assertThat(replies.change(after, LEAD, AT)).isEqualTo(Outcome.DONE);
    assertThat(replies.all()).containsExactly(after);
  }

  @Test
  void whatIsNotThereIsNeitherChangedNorRemoved() {
    var gone = reply("hi", "", "");
    assertThat(replies.change(gone, LEAD, AT)).isEqualTo(Outcome.UNKNOWN);
    assertThat(replies.remove(gone.id())).isEqualTo(Outcome.UNKNOWN);
    replies.add(gone, LEAD, AT);
    assertThat(replies.remove(gone.id())).isEqualTo(Outcome.DONE);
    assertThat(replies.all()).isEmpty();
  }

  @Test
  void factsOfAChatAreThoseOfItsLatestHandOverAndRequest() {
    var facts = new JdbcChatFacts(tables().database());
    Chat chat = new TestOffice(tables()).chat(Locale.forLanguageTag("es"));
    assertThat(facts.of(chat.id())).as("never handed over").isEmpty();

    UserId agent = new UserId(UUID.randomUUID());
    // Makes the first hand-over, to the inbox.
    chat.leave("please call", "ann@example.com");
    handOver(chat.id(), 2, "support", null);
    handOver(chat.id(), 3, "billing", agent);
    record(chat.id(), 1, "dr-1");
    record(chat.id(), 2, "dr-2");
    record(chat.id(), 3, null);
    var known = facts.of(chat.id()).orElseThrow();
    assertThat(known.team()).isEqualTo("billing");
    assertThat(known.agent()).hasValue(agent);
    assertThat(known.locale()).isEqualTo(Locale.forLanguageTag("es"));
    assertThat(known.page()).hasValue("https://help.example/");
    assertThat(known.reference()).hasValue(new RequestId("dr-2"));
    assertThat(known.email()).hasValue("ann@example.com");
  }

  private void handOver(ConversationId id, int nr, String team, UserId agent) {
    tables()
        .execute(
            """
            insert into hand_over (conversation, nr, team, state, reason, waiting_since, agent,
              tags, customer_wrote, agent_wrote)
            values (?, ?, ?, 'WAITING', 'ASKED', ?, ?, '', 0, 0)""",
            id.value(),
            nr,
            team,
            OffsetDateTime.ofInstant(AT, ZoneOffset.UTC),
            agent == null ? null : agent.value());
  }

  private void record(ConversationId id, int attempt, String request) {
    tables()
        .execute(
            "insert into deletion_record (conversation, attempt, request) values (?, ?, ?)",
            id.value(),
            attempt,
            request);
  }
}

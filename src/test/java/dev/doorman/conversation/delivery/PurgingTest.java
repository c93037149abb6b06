package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.ArticleId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Conversation;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.deletion.DeletionRequest.Withdrawable;
import dev.doorman.dialogue.Flow;
import dev.doorman.feedback.Vote;
import dev.doorman.feedback.Votes.Source;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A completed deletion takes the conversation's content along. */
class PurgingTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private Street street;

  @BeforeEach
  void open() {
    TABLES.clear();
    street = new Street(TABLES);
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  private void complete() {
    street.api.becomes(street.api.only().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
  }

  private void vote(Chat chat, long answer) {
    street.votes.onAnswer(
        chat.id(),
        answer,
        new Source(new ArticleId("delete-or-deactivate"), "v1", "good-to-know"),
        new Vote(Vote.Helpful.NO, Optional.of("private comment")),
        street.office.clock.instant());
  }

  @Test
  void completionErasesWhatWasSaidAndShowsAReceiptFromTheRecord() {
    Chat chat = street.accepted();
    chat.say("what about my private photos?");
    vote(chat, chat.lastSeq());
    assertThat(TABLES.count("answer_vote")).isEqualTo(1);
    chat.leave("private message", "m@example.com");
    Conversation before = chat.conversation();

    complete();

    for (String table : TABLES.counts().keySet()) {
      assertThat(TABLES.dump(table)).as(table).doesNotContain("private", "m@example.com");
    }
    assertThat(TABLES.count("answer_vote")).isZero();
    assertThat(chat.conversation().epoch()).isNotEqualTo(before.epoch());
    assertThat(chat.seen()).containsExactly("receipt completed");
    JsonNode receipt = Chat.body(chat.events().getFirst());
    assertThat(receipt.path("reference").asText()).isEqualTo("dr-1");
    assertThat(receipt.path("expectedBy").asText()).isEqualTo("2026-03-20");
    assertThat(TABLES.dump("deletion_record")).contains("dr-1").doesNotContain("•");
    assertThat(TABLES.count("watch")).isZero();
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void purgedConversationOpensAgainAndGoesOn() {
    Chat chat = street.accepted();
    complete();
    assertThat(street.office.office.conversations().resume(chat.resume())).isEqualTo(chat.id());
    long seq = chat.say("thanks");
    assertThat(seq).isEqualTo(2);
    assertThat(chat.seen()).containsExactly("receipt completed", "> thanks", "line.thanks");
    chat.untilRequesting();
    street.settle();
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    assertThat(street.api.requests()).hasSize(2);
  }

  @Test
  void labelOfAQuestionThatWasErasedIsJustAText() {
    Chat chat = street.accepted();
    chat.say("gibberish");
    assertThat(chat.state().pending()).isPresent();
    complete();
    chat.say("No, thanks");
    assertThat(chat.seen()).contains("> No, thanks");
  }

  @Test
  void endedConversationIsPurgedToo() {
    Chat chat = street.accepted();
    chat.say("private words");
    chat.close();
    complete();
    assertThat(TABLES.dump("event")).doesNotContain("private");
  }

  @Test
  void voteThatComesTooLateLeavesNothing() {
    Chat chat = street.accepted();
    chat.say("what about my photos?");
    long answer = chat.lastSeq();
    complete();
    vote(chat, answer);
    assertThat(TABLES.count("answer_vote")).isZero();
  }

  @Test
  void conversationThatCannotBePurgedKeepsNoOtherFromIt() {
    Chat odd = street.accepted();
    TABLES.execute(
        "update conversation set state = '{}', purge_at = created_at where id = ?",
        odd.id().value());
    Chat chat = street.accepted();
    street.api.becomes(street.api.requests().getLast().id(), State.COMPLETED, Withdrawable.NO);
    street.pass(Duration.ofHours(2));
    assertThat(chat.seen()).containsExactly("receipt completed");
    assertThat(TABLES.dump("event")).as("the odd one is left").contains(odd.id().toString());
  }

  @Test
  void conversationThatCannotBeReadKeepsNoOtherFromBeingServed() {
    Chat odd = street.office.chat();
    odd.say("delete my account");
    TABLES.execute("update conversation set state = '{\"flow\":{\"is\":\"Dancing\"}}'");
    Chat silent = street.office.chat();
    silent.say("delete my account");
    street.office.clock.pass(Duration.ofHours(1));
    Chat chat = street.requesting();
    street.settle();
    assertThat(chat.state().flow()).isInstanceOf(Flow.Verifying.class);
    assertThat(silent.seen().getLast()).isEqualTo("prompt resume-flow full");
  }
}

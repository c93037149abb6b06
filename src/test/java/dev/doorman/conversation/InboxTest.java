package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.doorman.base.Secret;
import dev.doorman.conversation.Inbox.Ticked;
import dev.doorman.conversation.Refusal.Code;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the customer sends: it is stored with all that follows, or refused with nothing changed. */
class InboxTest {
  private static final TestDatabase TABLES = TestDatabase.inMemory();
  private TestOffice office;
  private Inbox inbox;
  private Chat chat;

  @BeforeEach
  void open() {
    TABLES.clear();
    office = new TestOffice(TABLES);
    inbox = office.office.inbox();
    chat = office.chat();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  /** The message is refused, and no row and no number of the conversation has changed. */
  private Refusal refused(Code code, ThrowingCallable message) {
    Map<String, Long> rows = TABLES.counts();
    Conversation before = chat.conversation();
    Refusal refusal = catchThrowableOfType(Refusal.class, message);
    assertThat(refusal).isNotNull();
    assertThat(refusal.code()).isEqualTo(code);
    assertThat(refusal.getMessage()).isNotBlank();
    assertThat(TABLES.counts()).isEqualTo(rows);
    assertThat(chat.conversation()).isEqualTo(before);
    return refusal;
  }

  @Test
  void chatBeginsWithTheBotSayingThatItIsOne() {
    assertThat(chat.seen()).containsExactly("line.greeting");
    assertThat(chat.events().getFirst().body()).contains("not a person");
  }

  @Test
  void messageIsStoredWithItsReplyAndAcknowledgedByItsNumber() {
    assertThat(chat.say("thanks")).isEqualTo(2);
    assertThat(chat.seen()).containsExactly("line.greeting", "> thanks", "line.thanks");
    assertThat(chat.events()).extracting(Event::seq).containsExactly(1L, 2L, 3L);
  }

  @Test
  void aButtonIsStoredWithTheWordsThatItWasShownWith() {
    chat.say("delete my account");
    // As a node of another release has asked it.
    TABLES.execute(
        "update event set body = replace(body, 'Delete account', 'Remove the account')"
            + " where conversation = ?",
        chat.id().value());
    chat.choose("delete");
    assertThat(chat.seen()).contains("> Remove the account").doesNotContain("> Delete account");
  }

  @Test
  void messageSentAgainGetsItsFirstNumberBeforeAnyOtherCheck() {
    ClientMessageId message = Chat.message();
    long seq = chat.say(message, "thanks");
    Map<String, Long> rows = TABLES.counts();
    assertThat(chat.say(message, "thanks")).isEqualTo(seq);
    assertThat(chat.say(message, "")).as("even where it could not be taken now").isEqualTo(seq);
    chat.close();
    assertThat(chat.say(message, "thanks")).as("even after the end").isEqualTo(seq);
    assertThat(TABLES.counts().get("client_message")).isEqualTo(rows.get("client_message") + 1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t", "\u3000", "\0", "\0 \0"})
  void textWithoutContentIsRefused(String text) {
    refused(Code.TEXT_EMPTY, () -> chat.say(text));
    refused(Code.TEXT_EMPTY, () -> chat.leave(text, null));
  }

  @Test
  void fourThousandCharactersFitHoweverTheyAreMade() {
    for (String one : new String[] {"a", "ß", "😀", "漢"}) {
      chat.say(one.repeat(4_000));
      chat.leave(one.repeat(4_000), null);
    }
    Refusal refusal = refused(Code.TEXT_TOO_LONG, () -> chat.say("😀".repeat(4_001)));
    assertThat(refusal.getMessage()).contains("4,001", "4,000");
    refused(Code.TEXT_TOO_LONG, () -> chat.leave("a".repeat(4_001), null));
  }

  @Test
  void whatNotEveryDatabaseStoresIsLeftOut() {
    chat.say("tha\0nks\ud83d");
    assertThat(chat.seen()).contains("> thanks");
    chat.leave("call\0 me", null);
    assertThat(TABLES.dump("left_message")).contains("text=call me").doesNotContain("\0");
  }

  @Test
  void optionThatThePromptDoesNotHaveIsRefusedWithThePrompt() {
    chat.say("delete my account");
    for (String option : new String[] {"confirm", "continue", "", "DELETE", "../x"}) {
      Refusal refusal = refused(Code.UNKNOWN_OPTION, () -> chat.choose(option));
      assertThat(refusal.prompt()).hasValueSatisfying(this::isPending);
    }
  }

  private void isPending(PendingPrompt prompt) {
    assertThat(prompt.seq()).isEqualTo(chat.prompt());
    assertThat(prompt.body())
        .isEqualTo(office.store.event(chat.id(), chat.prompt()).orElseThrow().body());
  }

  @Test
  void promptThatIsNoLongerOpenIsRefusedWithTheOneThatIs() {
    chat.say("delete my account");
    long offer = chat.prompt();
    chat.choose("delete");
    Refusal refusal =
        refused(
            Code.STALE_PROMPT, () -> inbox.choose(chat.id(), Chat.message(), offer, "sign-out"));
    assertThat(refusal.prompt()).hasValueSatisfying(this::isPending);
    refused(Code.STALE_PROMPT, () -> inbox.choose(chat.id(), Chat.message(), 999, "continue"));
    refused(Code.STALE_PROMPT, () -> inbox.choose(chat.id(), Chat.message(), -1, "continue"));
  }

  @Test
  void promptShownAgainHasANewNumberAndTheOldOneIsStale() {
    chat.say("delete my account");
    long first = chat.prompt();
    chat.say("what about my photos?");
    assertThat(chat.prompt()).isGreaterThan(first);
    refused(Code.STALE_PROMPT, () -> inbox.choose(chat.id(), Chat.message(), first, "delete"));
    chat.choose("delete");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);
  }

  @Test
  void promptIsAnsweredOnce() {
    chat.say("delete my account");
    chat.choose("delete");
    long warning = chat.prompt();
    chat.choose("continue");
    Refusal refusal =
        refused(
            Code.STALE_PROMPT, () -> inbox.choose(chat.id(), Chat.message(), warning, "continue"));
    assertThat(refusal.prompt()).as("none is open").isEmpty();
    assertThat(TABLES.count("outbox")).isEqualTo(1);
  }

  @Test
  void choiceIsSeenAsItsLabelAndNamesItsPrompt() {
    chat.say("delete my account");
    long offer = chat.prompt();
    long seq = chat.choose("delete");
    var body = Chat.body(office.store.event(chat.id(), seq).orElseThrow());
    assertThat(body.path("text").asText()).isEqualTo("Delete account");
    assertThat(body.path("choice").path("prompt").asLong()).isEqualTo(offer);
    assertThat(body.path("choice").path("option").asText()).isEqualTo("delete");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I understand, continue deleting",
        "i UNDERSTAND continue deleting.",
        "  I understand,\u00a0continue  deleting!  "
      })
  void fullLabelTypedIsTheButton(String typed) {
    chat.say("delete my account");
    chat.choose("delete");
    chat.say(typed);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Requesting.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yes",
        "I understand",
        "continue deleting",
        "I understand, continue deleting?",
        "I understand, continue deleting\uff1f",
        "I understand, continue deleting not",
        "Delete my account for good",
        "continue"
      })
  void anythingLessIsNot(String typed) {
    chat.say("delete my account");
    chat.choose("delete");
    chat.say(typed);
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);
    assertThat(TABLES.count("outbox")).isZero();
  }

  @Test
  void suggestionTypedIsTheSuggestion() {
    chat.say("show me how to do it myself");
    assertThat(chat.seen().getLast()).isEqualTo("answer");
    assertThat(office.listener.read).as("needs no understanding").isEmpty();
  }

  @Test
  void tickShowsTheListAndLeavesThePromptOpen() {
    chat.say("delete my account");
    chat.choose("delete");
    long warning = chat.prompt();
    long seq = inbox.tick(chat.id(), Chat.message(), warning, "back-up", Ticked.DONE);
    assertThat(seq).isEqualTo(chat.lastSeq());
    assertThat(chat.prompt()).isEqualTo(warning);
    assertThat(chat.seen().getLast()).isEqualTo("checklist");
    PendingPrompt pending =
        office.office.conversations().standing(chat.id()).orElseThrow().prompt().orElseThrow();
    assertThat(pending.body()).containsOnlyOnce("\"done\":true");
    inbox.tick(chat.id(), Chat.message(), warning, "back-up", Ticked.NOT_DONE);
    assertThat(((Flow.Warning) chat.state().flow()).done()).isEmpty();
  }

  @Test
  void unknownItemAndAPromptWithoutAListAreRefused() {
    refused(
        Code.STALE_PROMPT, () -> inbox.tick(chat.id(), Chat.message(), 1, "back-up", Ticked.DONE));
    chat.say("delete my account");
    refused(
        Code.STALE_PROMPT,
        () -> inbox.tick(chat.id(), Chat.message(), chat.prompt(), "back-up", Ticked.DONE));
    chat.choose("delete");
    refused(
        Code.UNKNOWN_ITEM,
        () -> inbox.tick(chat.id(), Chat.message(), chat.prompt(), "no-such", Ticked.DONE));
  }

  @Test
  void messageIsLeftWithAndWithoutAnAddress() {
    chat.leave("please call me", " m@example.com ");
    chat.leave("or write", "");
    assertThat(chat.seen())
        .containsSubsequence("> please call me", "notice left-message", "> or write");
    assertThat(TABLES.dump("left_message")).contains("email=m@example.com", "or write");
    assertThat(office.listener.read).as("it is for a person").isEmpty();
  }

  @Test
  void addressForALeftMessageIsShownBackAndMayBeCorrected() {
    chat.leave("please call me", null);
    chat.leaveAddress("n@exampel.com");
    refused(Code.EMAIL_NOT_VALID, () -> chat.leaveAddress("n at example.com"));
    chat.leaveAddress(" n@example.com ");
    assertThat(chat.seen())
        .containsSubsequence(
            "> please call me",
            "notice left-message",
            "> n@exampel.com",
            "notice address-noted",
            "> n@example.com",
            "notice address-noted");
    assertThat(TABLES.dump("left_message")).contains("email=n@example.com");
    assertThat(office.listener.read).as("it is for a person").isEmpty();
  }

  @Test
  void messageLeftIsNoAnswerAndCostsNoProgress() {
    chat.say("delete my account");
    chat.choose("delete");
    Conversation before = chat.conversation();
    chat.leave("I understand, continue deleting", null);
    assertThat(chat.state()).isEqualTo(before.state());
    assertThat(chat.conversation().promptSeq()).isEqualTo(before.promptSeq());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "m",
        "m@",
        "@example.com",
        "m@example",
        "m@@example.com",
        "m n@example.com",
        "m@example.com.",
        "m\0@example.com",
        "a@b@c.de"
      })
  void addressThatIsNoneIsRefused(String email) {
    refused(Code.EMAIL_NOT_VALID, () -> chat.leave("hello", email));
  }

  @Test
  void addressThatIsTooLongIsRefused() {
    refused(Code.EMAIL_NOT_VALID, () -> chat.leave("hello", "a".repeat(250) + "@b.de"));
  }

  @Test
  void endedChatTakesNothingMoreAndOpensNoMore() {
    chat.close();
    assertThat(chat.seen().getLast()).isEqualTo("notice chat-ended");
    refused(Code.CONVERSATION_ENDED, () -> chat.say("hello"));
    refused(Code.CONVERSATION_ENDED, () -> chat.leave("hello", null));
    refused(Code.CONVERSATION_ENDED, () -> inbox.once(chat.id(), Chat.message(), () -> {}));
    refused(Code.UNKNOWN_RESUME, () -> office.office.conversations().resume(chat.resume()));
  }

  @Test
  void closingGivesUpAnUnconfirmedFlow() {
    chat.untilRequesting();
    chat.close();
    assertThat(chat.state().flow()).isEqualTo(new Flow.Open());
    assertThat(TABLES.dump("outbox")).contains("Withdraw");
  }

  @Test
  void messageToAConversationThatIsGoneIsRefused() {
    TABLES.execute("delete from conversation");
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> chat.say("hello"));
    assertThat(refusal.code()).isEqualTo(Code.UNKNOWN_RESUME);
    assertThat(TABLES.count("client_message")).isZero();
  }

  @Test
  void workDoneOnceForAMessageLeavesNoEvent() {
    var done = new AtomicInteger();
    ClientMessageId message = Chat.message();
    long seq = inbox.once(chat.id(), message, done::incrementAndGet);
    assertThat(inbox.once(chat.id(), message, done::incrementAndGet)).isEqualTo(seq);
    assertThat(done).hasValue(1);
    assertThat(chat.seen()).hasSize(1);
  }

  @Test
  void refusedWorkIsNotNoted() {
    ClientMessageId message = new ClientMessageId(UUID.randomUUID());
    refused(
        Code.UNKNOWN_ANSWER,
        () ->
            inbox.once(
                chat.id(),
                message,
                () -> {
                  throw new Refusal(Code.UNKNOWN_ANSWER, "no such answer");
                }));
    assertThat(office.store.acknowledged(chat.id(), message)).isEmpty();
  }

  @Test
  void answerCanBeVotedOnAndNothingElseCan() {
    chat.say("what about my photos?");
    long answer = chat.lastSeq();
    var conversations = office.office.conversations();
    assertThat(conversations.votable(chat.id(), answer))
        .hasValueSatisfying(cited -> assertThat(cited.article()).isEqualTo("delete-or-deactivate"));
    assertThat(conversations.votable(chat.id(), answer - 1)).as("the question").isEmpty();
    assertThat(conversations.votable(chat.id(), 1)).as("the greeting").isEmpty();
    assertThat(conversations.votable(chat.id(), 99)).isEmpty();
    chat.say("delete my account");
    chat.say("what about my photos?");
    assertThat(conversations.votable(chat.id(), chat.lastSeq() - 1))
        .as("no vote while a flow is open")
        .isEmpty();
  }

  @Test
  void resumeSecretOpensItsOwnConversationOnly() {
    Chat other = office.chat();
    var conversations = office.office.conversations();
    assertThat(conversations.resume(chat.resume())).isEqualTo(chat.id());
    assertThat(conversations.resume(other.resume())).isEqualTo(other.id());
    assertThat(TABLES.dump("conversation")).doesNotContain(chat.resume().value());
    refused(Code.UNKNOWN_RESUME, () -> conversations.resume(new Secret<>("guess")));
    assertThat(chat.resume().value()).as("256 bits in Base64").hasSize(43);
  }
}

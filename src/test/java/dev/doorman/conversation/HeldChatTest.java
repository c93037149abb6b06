package dev.doorman.conversation;

import static dev.doorman.conversation.Agents.ANN;
import static dev.doorman.conversation.Agents.BEN;
import static dev.doorman.conversation.Agents.BY_ANN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.RequestId;
import dev.doorman.conversation.HandOver.Stage;
import dev.doorman.conversation.HandOvers.Claim;
import dev.doorman.conversation.HandOvers.Why;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.Handoff;
import dev.doorman.dialogue.News;
import dev.doorman.store.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While an agent has a chat the bot is silent; afterwards it goes on where it was. */
class HeldChatTest {
  private static final RequestId REQUEST = new RequestId("dr-1");

  private final TestDatabase tables = TestDatabase.inMemory();
  private final HookedStore store = new HookedStore(new JdbcConversationStore(tables.database()));
  private final TestOffice office = new TestOffice(tables, store);

  @AfterEach
  void close() {
    office.office.rewriter().close();
    tables.close();
  }

  private static void assertRefused(Refusal.Code code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  private static Handoff handoff() {
    return new Handoff(
        URI.create("https://id.example/v/1"), "amber otter", Instant.parse("2030-01-01T00:00:00Z"));
  }

  private void tell(Chat chat, News news) {
    office.office.newsroom().tell(chat.id(), chat.state().attempt(), news);
  }

  private static News verified() {
    return new News.Reported(
        new News.Status.Verified("m•••@example.com", Instant.parse("2030-01-01T00:00:00Z")),
        News.Occasion.WATCHING);
  }

  /** What the bot has said after an event. */
  private static List<Event> ofBot(Chat chat, long seq) {
    return chat.events().stream()
        .filter(event -> event.seq() > seq && event.from() == Event.Sender.BOT)
        .toList();
  }

  @Test
  void whatTheCustomerSaysIsStoredAndNothingAnswers() {
    Chat chat = Agents.held(office);
    office.listener.read.clear();
    long seq = chat.lastSeq();
    for (String text :
        List.of("what about my photos?", "delete my account", "thanks", "Talk to a person")) {
      chat.say(text);
    }
    assertThat(chat.seenAfter(seq))
        .containsExactly(
            "> what about my photos?", "> delete my account", "> thanks", "> Talk to a person");
    assertThat(office.listener.read).as("nothing was made of it").isEmpty();
    assertThat(Agents.only(chat).customerWrote()).isEqualTo(4);
  }

  @Test
  void agentsWordsAreTheirs() {
    Chat chat = Agents.held(office);
    long seq = Agents.say(chat, ANN, "Hello, I am Ann.");
    Event event = chat.events().getLast();
    assertThat(event.seq()).isEqualTo(seq);
    assertThat(event.from()).isEqualTo(Event.Sender.AGENT);
    assertThat(Chat.body(event).path("agent").asText()).isEqualTo("Ann");
    assertThat(Agents.only(chat).firstReplyAt()).contains(office.clock.instant());
    office.clock.pass(Duration.ofMinutes(1));
    Agents.say(chat, ANN, "Still here.");
    assertThat(Agents.only(chat).firstReplyAt()).isNotEqualTo(Optional.of(office.clock.instant()));
    assertThat(Agents.only(chat).agentWrote()).isEqualTo(2);
  }

  @Test
  void agentsMessageSentTwiceIsStoredOnce() {
    Chat chat = Agents.held(office);
    ClientMessageId id = Chat.message();
    long seq = Agents.of(chat).say(chat.id(), id, ANN.id(), "Hello.", List.of(), Optional.empty());
    assertThat(Agents.of(chat).say(chat.id(), id, ANN.id(), "Hello.", List.of(), Optional.empty()))
        .isEqualTo(seq);
    assertThat(chat.lastSeq()).isEqualTo(seq);
  }

  @Test
  void onlyItsHolderMayDoAnythingWithAChat() {
    Chat chat = Agents.held(office);
    Optional<dev.doorman.base.UserId> byBen = Optional.of(BEN.id());
    HandOvers desk = Agents.of(chat);
    long seq = chat.lastSeq();
    assertRefused(Refusal.Code.NOT_YOURS, () -> Agents.say(chat, BEN, "Hello."));
    assertRefused(Refusal.Code.NOT_YOURS, () -> desk.transfer(chat.id(), BEN, byBen));
    assertRefused(Refusal.Code.NOT_YOURS, () -> desk.handBack(chat.id(), byBen));
    assertRefused(Refusal.Code.NOT_YOURS, () -> desk.close(chat.id(), byBen, Agents.SOLVED));
    assertRefused(
        Refusal.Code.NOT_YOURS, () -> desk.requeue(chat.id(), "support", Why.TRANSFERRED, byBen));
    assertThat(chat.lastSeq()).isEqualTo(seq);
    assertThat(desk.claim(chat.id(), BEN)).isEqualTo(new Claim.TakenBy(ANN));
    assertThat(desk.claim(chat.id(), ANN)).isEqualTo(new Claim.Yours(seq));
    desk.handBack(chat.id(), Optional.empty());
    assertThat(desk.claim(chat.id(), BEN)).isEqualTo(new Claim.NotWaiting());
    assertRefused(Refusal.Code.NOT_YOURS, () -> Agents.say(chat, ANN, "Wait."));
  }

  @Test
  void aBotsTurnMadeBeforeTheClaimIsMadeAnewAndSilent() {
    Chat chat = Agents.waiting(office);
    store.times = 1;
    store.hook = () -> Agents.claimed(chat);
    long seq = chat.say("what about my photos?");
    assertThat(chat.conversation().desk().holder()).contains(ANN);
    assertThat(chat.seenAfter(2))
        .containsExactly("notice desk-waiting", "notice desk-claimed", "> what about my photos?");
    assertThat(chat.lastSeq()).isEqualTo(seq);
    assertThat(ofBot(chat, 1)).isEmpty();
  }

  @Test
  void anAnswerThatIsBeingWrittenComesBeforeTheClaimAndNeverAfter() {
    office.rewording.places.set(1);
    Chat chat = Agents.waiting(office);
    chat.say("what about my photos?");
    var words = office.rewording.next();
    Agents.claimed(chat);
    assertThat(chat.seenAfter(3))
        .containsExactly("> what about my photos?", "answer", "notice desk-claimed");
    long seq = chat.lastSeq();
    words.say("A slow answer.");
    office.office.rewriter().close();
    office.clock.pass(Duration.ofMinutes(5));
    office.office.newsroom().answerOverdue(chat.id());
    assertThat(chat.lastSeq()).isEqualTo(seq);
    assertThat(chat.conversation().held()).isEmpty();
  }

  @Test
  void theFlowPausesAndItsQuestionComesBackInFull() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat();
    chat.say("delete my account");
    chat.choose("delete");
    long warning = chat.prompt();
    chat.say("is anybody there?");
    Agents.claimed(chat);
    assertThat(chat.conversation().promptSeq()).isEmpty();
    assertRefused(
        Refusal.Code.PAUSED,
        () -> office.office.inbox().choose(chat.id(), Chat.message(), warning, "continue"));
    assertRefused(
        Refusal.Code.PAUSED,
        () ->
            office
                .office
                .inbox()
                .tick(chat.id(), Chat.message(), warning, "back-up", Inbox.Ticked.DONE));
    chat.say("I understand, continue deleting");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);

    long seq = chat.lastSeq();
    Agents.of(chat).handBack(chat.id(), BY_ANN);
    assertThat(chat.seenAfter(seq)).containsExactly("notice desk-returned", "prompt warning full");
    assertRefused(
        Refusal.Code.STALE_PROMPT,
        () -> office.office.inbox().choose(chat.id(), Chat.message(), warning, "continue"));
    chat.choose("continue");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Requesting.class);
    assertThat(Agents.only(chat).stage()).isEqualTo(Stage.RETURNED);
  }

  @Test
  void silenceTowardsAnAgentParksNothing() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat();
    chat.say("delete my account");
    chat.say("is anybody there?");
    Agents.claimed(chat);
    office.clock.pass(Duration.ofHours(12));
    assertThat(office.sweeps.silent(office.clock.instant(), 9)).isEmpty();
    office.office.newsroom().silence(chat.id());
    assertThat(chat.state().flow()).isInstanceOf(Flow.OfferingSignOut.class);
    Agents.of(chat).handBack(chat.id(), BY_ANN);
    assertThat(chat.conversation().parkAt()).isPresent();
  }

  @Test
  void newsWhileHeldIsOneNoticeAndTheFlowGoesOnWithItsOwnerOnly() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat().untilRequesting();
    tell(chat, new News.Created(REQUEST, handoff()));
    chat.say("is anybody there?");
    Agents.claimed(chat);
    long seq = chat.lastSeq();
    tell(chat, verified());
    assertThat(chat.seenAfter(seq)).containsExactly("notice verified");
    assertThat(ofBot(chat, seq)).isEmpty();
    assertThat(chat.state().flow()).isInstanceOf(Flow.FinalConfirmation.class);
    assertThat(chat.conversation().promptSeq()).isEmpty();
    chat.say("Delete my account for good");
    assertThat(chat.state().flow())
        .as("typed to an agent it confirms nothing")
        .isInstanceOf(Flow.FinalConfirmation.class);

    Agents.of(chat).close(chat.id(), BY_ANN, Agents.SOLVED);
    assertThat(chat.seenAfter(seq + 2))
        .containsExactly("notice desk-closed", "prompt final-confirmation full");
    chat.choose("confirm");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Confirming.class);
  }

  @Test
  void aLinkThatComesWhileHeldReachesTheCustomerAndNoAgent() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat().untilRequesting();
    chat.say("is anybody there?");
    Agents.claimed(chat);
    long seq = chat.lastSeq();
    tell(chat, new News.Created(REQUEST, handoff()));
    assertThat(chat.seenAfter(seq)).containsExactly("handoff");
    assertThat(ofBot(chat, seq)).isEmpty();
    Event seen = office.office.conversations().eventsForAgents(chat.id(), seq, 9).getFirst();
    assertThat(seen.body()).contains("handoff", "expiresAt");
    assertThat(seen.body()).doesNotContain("id.example", "amber otter");
  }

  @Test
  void digitsOfBothAreMaskedWhileACodeMayBeAbout() {
    office.staffing = Agents.THERE;
    Chat chat = office.chat().untilRequesting();
    chat.say("is anybody there?");
    Agents.claimed(chat);
    long seq = chat.lastSeq();
    chat.say("it is 123456");
    Agents.say(chat, ANN, "you said 123456?");
    assertThat(chat.seenAfter(seq)).contains("> it is ••••", "notice code-masked");
    assertThat(tables.dump("event")).doesNotContain("123456");
    assertThat(Chat.body(chat.events().getLast()).path("text").asText())
        .isEqualTo("you said ••••?");
  }

  @Test
  void aChatThatIsPassedOnHasOneHolder() {
    Chat chat = Agents.held(office);
    Agents.of(chat).transfer(chat.id(), BEN, BY_ANN);
    assertThat(chat.conversation().desk()).isEqualTo(new Desk.Held(1, BEN));
    assertThat(Chat.body(chat.events().getLast()).path("text").asText()).contains("Ben");
    assertRefused(Refusal.Code.NOT_YOURS, () -> Agents.say(chat, ANN, "Bye."));
    Agents.say(chat, BEN, "Hello.");
    assertThat(Agents.only(chat).agent()).contains(BEN);
  }

  @Test
  void aChatWhoseAgentIsGoneWaitsInItsOldPlaceAndTheBotSpeaksAgain() {
    Chat chat = Agents.waiting(office);
    Instant since = Agents.only(chat).waitingSince();
    office.clock.pass(Duration.ofMinutes(3));
    Agents.claimed(chat);
    Agents.of(chat).requeue(chat.id(), "billing", Why.AGENT_OFFLINE, BY_ANN);
    assertThat(chat.seen()).last().isEqualTo("notice desk-requeued");
    HandOver handOver = Agents.only(chat);
    assertThat(handOver.waitingSince()).isEqualTo(since);
    assertThat(handOver.stage()).isEqualTo(Stage.WAITING);
    assertThat(handOver.team()).isEqualTo("billing");
    assertThat(handOver.agent()).isEmpty();
    long seq = chat.say("what about my photos?");
    assertThat(chat.seenAfter(seq)).containsExactly("answer");
    assertThat(Agents.of(chat).claim(chat.id(), BEN)).isInstanceOf(Claim.Yours.class);
  }

  @Test
  void theCustomersEndClosesAHeldChat() {
    Chat chat = Agents.held(office);
    chat.close();
    assertThat(Agents.only(chat).stage()).isEqualTo(Stage.CLOSED);
    assertThat(Agents.only(chat).agent()).contains(ANN);
    assertRefused(Refusal.Code.CONVERSATION_ENDED, () -> Agents.say(chat, ANN, "Wait!"));
  }
}

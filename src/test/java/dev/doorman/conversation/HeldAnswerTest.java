package dev.doorman.conversation;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * An answer that a model is putting into other words: never lost, never late, never out of order.
 */
@Timeout(60)
class HeldAnswerTest {
  private static final String QUESTION = "what about my photos?";
  private static final String OWN_WORDS = "Your photos are erased.";

  private final TestDatabase tables = TestDatabase.inMemory();
  private final TestOffice office = new TestOffice(tables);
  private final List<Drafts.Piece> pieces = new CopyOnWriteArrayList<>();

  @AfterEach
  void close() {
    office.office.rewriter().close();
    tables.close();
  }

  private Chat chat() {
    office.rewording.places.set(1);
    office.drafts.listen(pieces::add);
    return office.chat();
  }

  private static List<String> answers(Chat chat) {
    return chat.events().stream()
        .map(Chat::body)
        .filter(body -> body.path("kind").asText().equals("answer"))
        .map(body -> body.at("/blocks/0/spans/0/text").asText())
        .toList();
  }

  @Test
  void questionIsStoredAndAcknowledgedBeforeTheModelHasSaidAWord() {
    Chat chat = chat();
    long seq = chat.say(QUESTION);
    assertThat(chat.seenAfter(1)).containsExactly("> " + QUESTION);
    assertThat(chat.conversation().held()).isPresent();

    office.rewording.next().say("Photos are erased.");
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(answers(chat)).containsExactly("Photos are erased.");
    Event answer = chat.events().getLast();
    assertThat(answer.seq()).isEqualTo(seq + 1);
    assertThat(answer.from()).isEqualTo(Event.Sender.BOT);
    JsonNode body = Chat.body(answer);
    assertThat(body.path("citations")).hasSize(1);
    assertThat(body.path("votable").asBoolean()).isTrue();
    assertThat(body.path("suggestions")).isNotEmpty();
    await("place given back").until(() -> office.rewording.places.get() == 1);
  }

  @Test
  void modelThatFailsCostsNothingButStyle() {
    Chat chat = chat();
    chat.say(QUESTION);
    office.rewording.next().fail();
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(answers(chat)).containsExactly(OWN_WORDS);
  }

  @Test
  void withoutAPlaceTheAnswerComesAtOnceAndWithItsQuestion() {
    Chat chat = chat();
    office.rewording.places.set(0);
    chat.say(QUESTION);
    assertThat(answers(chat)).containsExactly(OWN_WORDS);
    assertThat(chat.conversation().held()).isEmpty();
  }

  @Test
  void whatIsSaidMeanwhileComesBehindTheAnswer() {
    Chat chat = chat();
    chat.say(QUESTION);
    office.rewording.next();
    long second = chat.say("thanks");
    assertThat(chat.seenAfter(1)).startsWith("> " + QUESTION, "answer", "> thanks").hasSize(4);
    assertThat(chat.events().get((int) second - 1).from()).isEqualTo(Event.Sender.CUSTOMER);
    assertThat(answers(chat)).containsExactly(OWN_WORDS);

    assertThat(office.rewording.places).as("nobody waits for it any more").hasValue(1);
    office.office.rewriter().close();
    assertThat(answers(chat)).as("written once").containsExactly(OWN_WORDS);
  }

  @Test
  void secondQuestionEndsTheFirstCallAndIsReworded() {
    Chat chat = chat();
    office.rewording.places.set(2);
    chat.say(QUESTION);
    office.rewording.next();
    chat.say("and my other photos?");
    office.rewording.next().say("All photos are erased.");
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(answers(chat)).containsExactly(OWN_WORDS, "All photos are erased.");
    await("both places given back").until(() -> office.rewording.places.get() == 2);
  }

  @Test
  void messageSentTwiceIsAskedOnce() {
    Chat chat = chat();
    office.rewording.places.set(2);
    ClientMessageId id = Chat.message();
    long seq = chat.say(id, QUESTION);
    assertThat(chat.say(id, QUESTION)).isEqualTo(seq);
    office.rewording.next().fail();
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(answers(chat)).hasSize(1);
    assertThat(office.rewording.calls).isEmpty();
  }

  @Test
  void messageThatLeavesNoEventLeavesTheAnswerHeld() {
    Chat chat = chat();
    chat.say(QUESTION);
    office.office.inbox().once(chat.id(), Chat.message(), () -> {});
    assertThat(chat.conversation().held()).isPresent();
    office.rewording.next().say("Photos are erased.");
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(answers(chat)).containsExactly("Photos are erased.");
  }

  @Test
  void endOfTheChatComesBehindTheAnswer() {
    Chat chat = chat();
    chat.say(QUESTION);
    chat.close();
    assertThat(chat.seenAfter(1)).containsExactly("> " + QUESTION, "answer", "notice chat-ended");
    office.rewording.next().say("Photos are erased.");
    await("place given back").until(() -> office.rewording.places.get() == 1);
    assertThat(chat.seenAfter(1)).hasSize(3);
  }

  @Test
  void whileAQuestionOfTheFlowIsOpenNobodyWaitsForAModel() {
    Chat chat = chat();
    chat.say("delete my account");
    long before = chat.lastSeq();
    chat.say(QUESTION);
    assertThat(chat.seenAfter(before))
        .containsExactly("> " + QUESTION, "answer", "prompt sign-out-offer short");
    assertThat(office.rewording.places).hasValue(1);
  }

  @Test
  void promptHoldsNoCodeWheneverOneIsWritten() {
    Chat chat = chat();
    chat.say("my code is 123 456, what about my photos?");
    var call = office.rewording.next();
    assertThat(call.question).doesNotContain("123", "456").contains("photos");
    call.fail();
  }

  @Test
  void answerOfAServerThatDiedIsWrittenByTheNextOne() {
    Chat chat = chat();
    chat.say(QUESTION);
    // The next process knows what stands in the database, and nothing else.
    var next = new TestOffice(tables);
    next.clock.pass(Duration.ofSeconds(9));
    assertThat(next.sweeps.overdueAnswers(next.clock.instant(), 9)).isEmpty();
    next.office.newsroom().answerOverdue(chat.id());
    assertThat(answers(chat)).as("not before its time").isEmpty();
    next.clock.pass(Duration.ofSeconds(1));
    assertThat(next.sweeps.overdueAnswers(next.clock.instant(), 9)).containsExactly(chat.id());
    next.office.newsroom().answerOverdue(chat.id());
    assertThat(answers(chat)).containsExactly(OWN_WORDS);
    assertThat(next.sweeps.overdueAnswers(next.clock.instant(), 9)).isEmpty();
    next.office.newsroom().answerOverdue(chat.id());
    assertThat(answers(chat)).hasSize(1);
    office.rewording.next().say("Photos are erased.");
    await("place given back").until(() -> office.rewording.places.get() == 1);
    assertThat(answers(chat)).hasSize(1);
  }

  @Test
  void closingWritesWhatIsHeldAsItIs() {
    Chat chat = chat();
    chat.say(QUESTION);
    office.rewording.next();
    office.office.rewriter().close();
    assertThat(answers(chat)).containsExactly(OWN_WORDS);
    chat.say(QUESTION);
    assertThat(office.rewording.places).as("no call is begun any more").hasValue(1);
  }

  @Test
  void draftIsPassedOnPieceByPieceUnderTheQuestionsNumber() {
    Chat chat = chat();
    long seq = chat.say(QUESTION);
    var call = office.rewording.next();
    call.draft.accept("Photos");
    call.draft.accept(" are erased.");
    call.fail();
    await("answered").until(() -> chat.conversation().held().isEmpty());
    assertThat(pieces)
        .containsExactly(
            new Drafts.Piece(chat.id(), seq, 0, ""),
            new Drafts.Piece(chat.id(), seq, 0, "Photos"),
            new Drafts.Piece(chat.id(), seq, 6, " are erased."));
  }
}

package dev.doorman.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.ConversationId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.jdbc.JdbcConversationStore;
import dev.doorman.dialogue.Flow;
import dev.doorman.dialogue.ItemId;
import dev.doorman.store.Ring;
import dev.doorman.store.TestDatabase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns that are taken at once, in one conversation. */
@Timeout(60)
class TurnsTest {
  private static final TestDatabase TABLES = TestDatabase.onDisk();
  private TestOffice office;
  private Chat chat;

  @BeforeEach
  void open() {
    TABLES.clear();
    office = new TestOffice(TABLES);
    chat = office.chat();
  }

  @AfterAll
  static void close() {
    TABLES.close();
  }

  /** Does all of this at the same moment. */
  private static <T> List<T> atOnce(List<Callable<T>> works) throws Exception {
    var start = new CyclicBarrier(works.size());
    try (var threads = Executors.newFixedThreadPool(works.size())) {
      List<Future<T>> results = new ArrayList<>();
      for (Callable<T> work : works) {
        results.add(
            threads.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> all = new ArrayList<>();
      for (Future<T> result : results) {
        all.add(result.get());
      }
      return all;
    }
  }

  private void assertThatTheLogHasNoGaps() {
    assertThat(chat.events())
        .extracting(Event::seq)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, chat.lastSeq()).boxed().toList());
  }

  @Test
  void messagesSentAtOnceAreAllStoredOnceAndInOneOrder() throws Exception {
    for (int round = 0; round < 5; round++) {
      List<Callable<Long>> says = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String text = "text " + round + "." + i;
        says.add(() -> chat.say(text));
      }
      List<Long> numbers = atOnce(says);
      assertThat(new HashSet<>(numbers)).hasSize(4);
    }
    assertThatTheLogHasNoGaps();
    assertThat(chat.seen().stream().filter(seen -> seen.startsWith("> text")))
        .doesNotHaveDuplicates()
        .hasSize(20);
  }

  @Test
  void messageSentTwiceAtOnceIsStoredOnceWithOneNumber() throws Exception {
    for (int round = 0; round < 10; round++) {
      ClientMessageId message = Chat.message();
      String text = "text " + round;
      Callable<Long> say = () -> chat.say(message, text);
      List<Long> numbers = atOnce(List.of(say, say, say));
      assertThat(new HashSet<>(numbers)).hasSize(1);
      assertThat(chat.seen()).containsOnlyOnce("> " + text);
    }
    assertThatTheLogHasNoGaps();
  }

  @Test
  void buttonPressedTwiceAtOnceOrdersOneRequest() throws Exception {
    chat.say("delete my account");
    chat.choose("delete");
    long warning = chat.prompt();
    Callable<Boolean> press =
        () -> {
          try {
            office.office.inbox().choose(chat.id(), Chat.message(), warning, "continue");
            return true;
          } catch (Refusal e) {
            assertThat(e.code()).isEqualTo(Refusal.Code.STALE_PROMPT);
            return false;
          }
        };
    assertThat(atOnce(List.of(press, press, press))).containsOnlyOnce(true);
    assertThat(TABLES.count("outbox")).isEqualTo(1);
    assertThat(TABLES.count("deletion_record")).isEqualTo(1);
    assertThat(chat.state().attempt()).isEqualTo(1);
  }

  @Test
  void overtakenTurnIsMadeAnewFromWhatIsThereThen() {
    var overtaken = new HookedStore(new JdbcConversationStore(TABLES.database()));
    var slow = new TestOffice(TABLES, overtaken);
    Chat same = new Chat(slow, chat.id(), chat.resume());
    overtaken.times = 1;
    overtaken.hook = () -> chat.say("delete my account");

    // In the first try no prompt was pending, so the label was just a text.
    same.say("Delete account");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);
    assertThatTheLogHasNoGaps();
  }

  @Test
  void understandingIsAskedOnceHoweverOftenATurnIsOvertaken() {
    var overtaken = new HookedStore(new JdbcConversationStore(TABLES.database()));
    var slow = new TestOffice(TABLES, overtaken);
    Chat same = new Chat(slow, chat.id(), chat.resume());
    overtaken.times = 5;
    overtaken.hook = () -> chat.say("thanks");
    same.say("what about my photos?");
    assertThat(slow.listener.read).containsExactly("what about my photos?");
    assertThat(chat.seen()).containsOnlyOnce("> what about my photos?");
  }

  @Test
  void whatTextsLeanOnIsReadOnceATurn() {
    var counted = new HookedStore(new JdbcConversationStore(TABLES.database()));
    Chat same = new Chat(new TestOffice(TABLES, counted), chat.id(), chat.resume());
    same.say("what about my photos?");
    assertThat(counted.eventReads).isEqualTo(1);
    // A code may be in what is typed from here on, so that the text before is looked at as well.
    chat.untilRequesting();
    counted.eventReads = 0;
    same.say("what about my photos?");
    assertThat(counted.eventReads).isEqualTo(1);
  }

  @Test
  void turnThatIsAlwaysOvertakenMaySafelyBeSentAgain() {
    var overtaken = new HookedStore(new JdbcConversationStore(TABLES.database()));
    var slow = new TestOffice(TABLES, overtaken);
    Chat same = new Chat(slow, chat.id(), chat.resume());
    overtaken.times = Integer.MAX_VALUE;
    overtaken.hook = () -> chat.say("thanks");
    ClientMessageId message = Chat.message();
    assertThatThrownBy(() -> same.say(message, "hello")).isInstanceOf(RetriableException.class);
    assertThat(chat.seen()).doesNotContain("> hello");
    overtaken.times = 0;
    same.say(message, "hello");
    assertThat(chat.seen()).containsOnlyOnce("> hello");
  }

  /** The same conversation on another node, which took its last turns, up to the warning. */
  private Chat atTheWarning(HookedStore store) {
    Chat same = new Chat(new TestOffice(TABLES, store), chat.id(), chat.resume());
    same.say("delete my account");
    same.choose("delete");
    store.conversationReads = 0;
    return same;
  }

  private static HookedStore hooked() {
    return new HookedStore(new JdbcConversationStore(TABLES.database()));
  }

  private static long tick(Chat from, ClientMessageId message, long prompt, String item) {
    return from.office().office.inbox().tick(from.id(), message, prompt, item, Inbox.Ticked.DONE);
  }

  private Set<ItemId> ticked() {
    return ((Flow.Warning) chat.state().flow()).done();
  }

  @Test
  void buttonAfterAnotherIsStoredWithoutReadingTheConversationAgain() {
    HookedStore counted = hooked();
    Chat same = atTheWarning(counted);
    tick(same, Chat.message(), chat.prompt(), "back-up");
    assertThat(counted.conversationReads).isZero();
    assertThat(ticked()).hasSize(1);
  }

  @Test
  void buttonFromAVersionThatAnotherNodeHasPassedIsMadeAnew() {
    Chat same = atTheWarning(hooked());
    tick(chat, Chat.message(), chat.prompt(), "back-up");
    tick(same, Chat.message(), chat.prompt(), "purchases");
    assertThat(ticked()).hasSize(2);
    assertThatTheLogHasNoGaps();
  }

  @Test
  void buttonOfAQuestionThatAnotherNodeAskedIsNotRefusedByWhatIsKnownHere() {
    Chat same = atTheWarning(hooked());
    chat.choose("cancel");
    chat.say("delete my account");
    assertThat(chat.state().flow()).isInstanceOf(Flow.Warning.class);
    tick(same, Chat.message(), chat.prompt(), "back-up");
    assertThat(ticked()).hasSize(1);
  }

  @Test
  void buttonSentAgainIsAcknowledgedAgainWhetherOrNotItsQuestionIsOpen() {
    Chat same = atTheWarning(hooked());
    long warning = chat.prompt();
    ClientMessageId message = Chat.message();
    long first = tick(same, message, warning, "back-up");
    Map<String, Long> rows = TABLES.counts();
    assertThat(tick(same, message, warning, "back-up")).isEqualTo(first);
    assertThat(TABLES.counts()).isEqualTo(rows);
    same.choose("cancel");
    assertThat(tick(same, message, warning, "back-up")).isEqualTo(first);
    assertThatTheLogHasNoGaps();
  }

  @Test
  void workersAreRungForOnlyWhenTheTurnLeavesThemWork() {
    List<Ring> rung = new ArrayList<>();
    office.doorbell.hear(rung::add);
    chat.say("delete my account");
    chat.choose("delete");
    rung.clear();
    tick(chat, Chat.message(), chat.prompt(), "back-up");
    assertThat(rung).extracting(Ring::concern).containsExactly(Ring.Concern.READERS);
    chat.choose("continue");
    assertThat(rung.getLast().concern()).isEqualTo(Ring.Concern.READERS_AND_WORKERS);
    assertThat(rung).allSatisfy(ring -> assertThat(ring.conversation()).isEqualTo(chat.id()));
  }

  @Test
  void everyStoredTurnRingsAndARefusedOneDoesNot() {
    List<ConversationId> rung = new ArrayList<>();
    office.doorbell.listen(rung::add);
    chat.say("hello");
    assertThat(rung).containsExactly(chat.id());
    Map<String, Long> rows = TABLES.counts();
    assertThatThrownBy(() -> chat.say("")).isInstanceOf(Refusal.class);
    assertThat(rung).hasSize(1);
    assertThat(TABLES.counts()).isEqualTo(rows);
  }
}

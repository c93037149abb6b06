package dev.doorman.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.access.Agent;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOvers;
import dev.doorman.store.TestDatabase;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** An agent's message never answers past one that the agent has not seen. */
class BlindReplyTest {
  private static final int RACES = Integer.getInteger("doorman.races", 600);
  private static final int IN_ONE_CHAT = 50;
  private static final TestDatabase TABLES = TestDatabase.inMemory();

  @AfterAll
  static void close() {
    TABLES.close();
  }

  @Test
  void noReplyIsStoredBehindAMessageThatWasNotSeen() throws InterruptedException {
    var desk = new TestDesk(TABLES);
    Agent ann = desk.online("ann");
    var random = new Random(1);
    int sent = 0;
    int refused = 0;
    Chat chat = null;
    for (int i = 0; i < RACES; i++) {
      if (chat == null || i % IN_ONE_CHAT == 0) {
        desk.online("eve" + i);
        chat = desk.waiting();
        desk.moves.claim(ann, chat.id());
      }
      Chat current = chat;
      long seen = current.lastSeq();
      var start = new CountDownLatch(1);
      Thread customer =
          Thread.ofVirtual()
              .start(
                  () -> {
                    await(start);
                    current.say("one more thing");
                  });
      start.countDown();
      if (random.nextBoolean()) {
        customer.join();
      }
      try {
        long seq =
            desk.moves.say(
                ann,
                current.id(),
                UUID.randomUUID(),
                "Yes.",
                List.of(),
                Optional.of(new HandOvers.ReadTo(seen, Optional.empty())));
        sent++;
        assertThat(
                current.events().stream()
                    .filter(event -> event.seq() > seen && event.seq() < seq)
                    .filter(event -> event.from() == Event.Sender.CUSTOMER))
            .as("race %d", i)
            .isEmpty();
      } catch (DeskFault e) {
        assertThat(e.code()).isEqualTo(DeskFault.Code.NEWER_MESSAGE);
        refused++;
      }
      customer.join();
    }
    assertThat(sent).as("sent").isPositive();
    assertThat(refused).as("refused").isPositive();
  }

  @Test
  void aReplyToWhatHasBeenErasedIsRefused() {
    var desk = new TestDesk(TABLES);
    Agent ann = desk.online("ann");
    Chat chat = desk.waiting();
    desk.moves.claim(ann, chat.id());
    long last = chat.lastSeq();
    String epoch = chat.conversation().epoch();
    assertThatThrownBy(() -> say(desk, ann, chat, new HandOvers.ReadTo(last, Optional.of("other"))))
        .isInstanceOfSatisfying(
            DeskFault.class,
            fault -> assertThat(fault.code()).isEqualTo(DeskFault.Code.NEWER_MESSAGE));
    assertThatThrownBy(() -> say(desk, ann, chat, new HandOvers.ReadTo(last + 1, Optional.empty())))
        .isInstanceOf(DeskFault.class);
    assertThat(say(desk, ann, chat, new HandOvers.ReadTo(last, Optional.of(epoch))))
        .isEqualTo(last + 1);
  }

  private static long say(TestDesk desk, Agent by, Chat chat, HandOvers.ReadTo read) {
    return desk.moves.say(by, chat.id(), UUID.randomUUID(), "Yes.", List.of(), Optional.of(read));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

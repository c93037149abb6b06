package dev.doorman.conversation;

import static dev.doorman.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.doorman.base.ConversationId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whoever sends many texts waits for the others, and not they for them. */
class FairSharesTest {
  private final FairShares shares = new FairShares(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<String> done = new CopyOnWriteArrayList<>();
  private final CountDownLatch busy = new CountDownLatch(1);
  private final ConversationId one = new ConversationId(UUID.randomUUID());
  private final ConversationId other = new ConversationId(UUID.randomUUID());
  private int handedIn;

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void aSenderOfManyTextsIsServedBetweenTheOthers() {
    keepBusy();
    for (int i = 0; i < 50; i++) {
      waiting("flood", one, "flood");
    }
    waiting("a customer", one, "first customer");
    waiting("another customer", other, "second customer");
    busy.countDown();
    awaitDone(53);
    assertThat(done.subList(0, 4))
        .containsExactly("busy", "flood", "first customer", "second customer");
  }

  @Test
  void ofOneSenderEachConversationHasItsTurn() {
    keepBusy();
    for (int i = 0; i < 10; i++) {
      waiting("an office", one, "one");
    }
    waiting("an office", other, "other");
    busy.countDown();
    awaitDone(12);
    assertThat(done.subList(0, 4)).containsExactly("busy", "one", "other", "one");
  }

  @Test
  void whatFailsGivesItsPlaceBack() {
    assertThatThrownBy(
            () ->
                shares.within(
                    "a customer",
                    one,
                    () -> {
                      throw new IllegalStateException("a bug");
                    }))
        .hasMessage("a bug");
    assertThat(shares.within("a customer", one, () -> "next")).isEqualTo("next");
  }

  @Test
  void whoGaveUpIsPassedOver() {
    keepBusy();
    handedIn++;
    Thread gone =
        Thread.ofVirtual().start(() -> shares.within("gone", one, () -> done.add("gone")));
    awaitWaiting();
    gone.interrupt();
    waiting("a customer", other, "customer");
    busy.countDown();
    awaitDone(2);
    assertThat(done).containsExactly("busy", "customer");
    assertThat(shares.within("a customer", one, () -> "free again")).isEqualTo("free again");
  }

  private void keepBusy() {
    var begun = new CountDownLatch(1);
    threads.execute(
        () ->
            shares.within(
                "somebody",
                one,
                () -> {
                  begun.countDown();
                  uninterrupted(busy);
                  return done.add("busy");
                }));
    uninterrupted(begun);
  }

  private void waiting(String sender, ConversationId conversation, String what) {
    threads.execute(() -> shares.within(sender, conversation, () -> done.add(what)));
    handedIn++;
    awaitWaiting();
  }

  private void awaitWaiting() {
    await("the texts to wait").until(() -> shares.waiting() >= handedIn);
  }

  private void awaitDone(int texts) {
    await("the texts to be done").until(() -> done.size() >= texts);
  }

  private static void uninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

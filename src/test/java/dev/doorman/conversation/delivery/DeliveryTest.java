package dev.doorman.conversation.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.Waiting;
import dev.doorman.base.ConversationId;
import dev.doorman.base.RequestId;
import dev.doorman.base.RetriableException;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.FakeDeletionApi.Call;
import dev.doorman.deletion.DeletionRequest.State;
import dev.doorman.dialogue.Flow;
import dev.doorman.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The thread that looks for work, and the calls side by side. */
@Timeout(60)
class DeliveryTest {
  private final TestDatabase tables = TestDatabase.inMemory();
  private final TestOffice office = new TestOffice(tables);
  private final List<Delivery> started = new ArrayList<>();
  private Street street;

  @BeforeEach
  void open() {
    street = new Street(office);
  }

  @AfterEach
  void close() {
    started.forEach(Delivery::close);
    tables.close();
  }

  private Delivery start(Delivery.Parts parts) {
    var delivery = new Delivery(parts);
    started.add(delivery);
    delivery.start();
    return delivery;
  }

  private Delivery.Parts parts() {
    return street.parts(List.of());
  }

  private static boolean isVerifying(Chat chat) {
    return chat.state().flow() instanceof Flow.Verifying;
  }

  @Test
  void wishIsCarriedOutAsSoonAsItIsStored() throws InterruptedException {
    start(parts());
    Chat chat = street.requesting();
    Waiting.await("request made").until(() -> isVerifying(chat));
    street.api.only();
  }

  @Test
  void whatIsLeftFromBeforeTheStartIsDone() throws InterruptedException {
    Chat chat = street.requesting();
    start(parts());
    Waiting.await("request made").until(() -> isVerifying(chat));
  }

  @Test
  void nodesSideBySideMakeOneRequestEach() throws InterruptedException {
    start(parts());
    start(parts());
    List<Chat> chats = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      chats.add(street.requesting());
    }
    Waiting.await("all made").until(() -> chats.stream().allMatch(DeliveryTest::isVerifying));
    assertThat(street.api.requests()).hasSize(20);
    assertThat(street.count(Call.CREATE)).isEqualTo(20);
  }

  /** An outbox in which something happens before leases. */
  private record Hooked(Outbox outbox, Runnable hook) implements Outbox {
    @Override
    public List<Due> lease(Instant now, Duration lease, int most) {
      hook.run();
      return outbox.lease(now, lease, most);
    }

    @Override
    public void retry(Due due, Instant next, String why) {
      outbox.retry(due, next, why);
    }

    @Override
    public boolean isAnothers(RequestId request, ConversationId id, int attempt) {
      return outbox.isAnothers(request, id, attempt);
    }

    @Override
    public void giveUp(Due due, String why, Instant at) {
      outbox.giveUp(due, why, at);
    }

    @Override
    public void drop(Due due) {
      outbox.drop(due);
    }

    @Override
    public Optional<RequestId> requestOf(ConversationId id, int attempt) {
      return outbox.requestOf(id, attempt);
    }
  }

  private Delivery.Parts with(Runnable hook) {
    Delivery.Parts parts = parts();
    return new Delivery.Parts(
        parts.api(),
        parts.breaks(),
        new Hooked(parts.outbox(), hook),
        parts.watches(),
        parts.sweeps(),
        parts.newsroom(),
        parts.scribe(),
        parts.secrets(),
        parts.config(),
        parts.doorbell(),
        parts.purging(),
        parts.clock());
  }

  @Test
  void lookingGoesOnWhateverFails() throws InterruptedException {
    var leases = new AtomicInteger();
    start(
        with(
            () -> {
              switch (leases.getAndIncrement()) {
                case 0, 3 -> throw new RetriableException("the database is not available", null);
                case 1, 4 -> throw new IllegalStateException("a fault");
                case 2 -> throw new AssertionError("an error");
                default -> {}
              }
            }));
    Chat chat = street.requesting();
    Waiting.await("request made").until(() -> isVerifying(chat));
    assertThat(leases).hasValueGreaterThan(5);
  }

  @Test
  void whatIsTakenWhileClosingIsDone() throws InterruptedException {
    var looking = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    Chat chat = street.requesting();
    Delivery delivery =
        start(
            with(
                () -> {
                  looking.countDown();
                  await(gate);
                }));
    await(looking);
    Thread closing = Thread.ofPlatform().start(delivery::close);
    Waiting.await("closing waits").until(() -> closing.getState() == Thread.State.TIMED_WAITING);
    gate.countDown();
    closing.join();
    assertThat(isVerifying(chat)).isTrue();
  }

  @Test
  void faultsInCallsCostNoPlaces() throws InterruptedException {
    start(parts());
    street.api.always(
        Call.CREATE,
        work -> {
          throw new IllegalStateException("a fault of the adapter");
        });
    for (int i = 0; i < 40; i++) {
      street.requesting();
    }
    Waiting.await("all tried").until(() -> street.count(Call.CREATE) == 40);
    street.api.allUp();
    Chat chat = street.requesting();
    Waiting.await("place left").until(() -> isVerifying(chat));
  }

  @Test
  void noMoreThanSixteenCallsAreMadeAtOnceAndAllInTheEnd() throws InterruptedException {
    var under = new AtomicInteger();
    var most = new AtomicInteger();
    var gate = new CountDownLatch(1);
    street.api.always(
        Call.CREATE,
        work -> {
          most.accumulateAndGet(under.incrementAndGet(), Math::max);
          await(gate);
          under.decrementAndGet();
          return work.get();
        });
    List<Chat> chats = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      chats.add(street.requesting());
    }
    start(parts());
    Waiting.await("sixteen under way").until(() -> under.get() == 16);
    gate.countDown();
    Waiting.await("all made").until(() -> chats.stream().allMatch(DeliveryTest::isVerifying));
    assertThat(most).hasValue(16);
  }

  @Test
  void closingWaitsForTheCallThatIsUnderWay() throws InterruptedException {
    var calling = new CountDownLatch(1);
    var gate = new CountDownLatch(1);
    street.api.next(
        Call.CREATE,
        work -> {
          calling.countDown();
          await(gate);
          return work.get();
        });
    Delivery delivery = start(parts());
    Chat chat = street.requesting();
    await(calling);
    Thread closing = Thread.ofVirtual().start(delivery::close);
    gate.countDown();
    closing.join();
    assertThat(isVerifying(chat)).as("what was begun is stored").isTrue();

    Chat late = street.requesting();
    assertThat(late.state().flow()).isInstanceOf(Flow.Requesting.class);
    assertThat(office.outbox.lease(office.clock.instant(), Duration.ofSeconds(1), 9))
        .as("nothing is taken any more")
        .hasSize(1);
  }

  @Test
  void hurryLooksAtOnce() throws InterruptedException {
    Delivery delivery = start(parts());
    Chat chat = street.requesting();
    Waiting.await("request made").until(() -> isVerifying(chat));
    street.api.becomes(State.VERIFIED);
    office.watches.hasten(chat.id(), office.clock.instant());
    delivery.hurry();
    Waiting.await("verified").until(() -> chat.state().flow() instanceof Flow.FinalConfirmation);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}

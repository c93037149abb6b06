package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.HandOver.Outcome;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.Holder;
import dev.doorman.desk.hook.Deliveries.Entry;
import dev.doorman.desk.hook.Deliveries.Retried;
import dev.doorman.desk.hook.Deliveries.State;
import dev.doorman.desk.hook.HookAddress.Private;
import dev.doorman.desk.hook.Receiver.Reply;
import dev.doorman.desk.hook.Subscription.Activity;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a delivery: pauses, addresses, answers, erasure, and several nodes. */
abstract class HookWorkerContract extends HookTellingContract {
  @Test
  void failedDeliveryIsTriedWithGrowingPausesAndGivenUpAfterADay() {
    var id = subscribe("chat.message");
    receiver.answer(one -> new Reply(500, Map.of(), "sorry"));
    waiting().say("hello");
    List<Duration> pauses = new ArrayList<>();
    Instant begin = office.clock.instant();
    worker.round();
    while (last(id).state() == State.PENDING) {
      Instant next = last(id).nextAt().orElseThrow();
      pauses.add(Duration.between(office.clock.instant(), next));
      office.clock.pass(Duration.between(office.clock.instant(), next));
      worker.round();
    }
    assertThat(pauses).startsWith(Duration.ofSeconds(5), Duration.ofSeconds(10));
    assertThat(pauses.subList(0, pauses.size() - 1)).as("all but the last one").isSorted();
    assertThat(pauses).allMatch(pause -> pause.compareTo(Duration.ofHours(1)) <= 0);
    assertThat(Duration.between(begin, office.clock.instant())).isEqualTo(Duration.ofHours(24));
    Entry entry = last(id);
    assertThat(entry.state()).isEqualTo(State.GIVEN_UP);
    assertThat(entry.attempts()).isEqualTo(pauses.size() + 1);
    assertThat(entry.last().status()).hasValue(500);
    assertThat(entry.last().answer()).hasValue("sorry");
  }

  /** The first event, which is the last of the list. */
  private Entry last(SubscriptionId id) {
    return entries(id).getLast();
  }

  @Test
  void whatWasGivenUpIsToldAgainByHand() {
    var id = subscribe("chat.message");
    receiver.answer(one -> Reply.of(404));
    waiting().say("hello");
    worker.round();
    long n = last(id).n();
    assertThat(deliveries.retry(id, n, office.clock.instant())).isEqualTo(Retried.PENDING);
    office.clock.pass(Duration.ofHours(25));
    worker.round();
    assertThat(last(id).state()).isEqualTo(State.GIVEN_UP);

    receiver.answer(one -> Reply.of(200));
    assertThat(deliveries.retry(id, n, office.clock.instant())).isEqualTo(Retried.YES);
    settle();
    assertThat(last(id).state()).isEqualTo(State.DELIVERED);
    assertThat(deliveries.retry(id, n + 1000, office.clock.instant())).isEqualTo(Retried.UNKNOWN);
    assertThat(deliveries.retry(new SubscriptionId(UUID.randomUUID()), n, office.clock.instant()))
        .as("of another subscriber")
        .isEqualTo(Retried.UNKNOWN);
  }

  @Test
  void pauseThatTheOtherSideAsksForIsKept() {
    var id = subscribe("chat.message");
    receiver.answer(one -> new Reply(429, Map.of("Retry-After", "600"), ""));
    waiting().say("hello");
    worker.round();
    assertThat(last(id).nextAt()).hasValue(office.clock.instant().plusSeconds(600));
  }

  @Test
  void redirectIsNotFollowed() {
    var id = subscribe("chat.message");
    receiver.answer(
        one ->
            one.path().equals("/elsewhere")
                ? Reply.of(204)
                : new Reply(307, Map.of("Location", receiver.url("/elsewhere").toString()), ""));
    waiting().say("hello");
    worker.round();
    assertThat(receiver.calls()).isNotEmpty().noneMatch(one -> one.path().equals("/elsewhere"));
    assertThat(last(id).state()).isEqualTo(State.PENDING);
    assertThat(last(id).last().status()).hasValue(307);
  }

  @Test
  void nameThatCameToStandForAPrivateAddressIsNotCalled() {
    var id =
        subscribe(
            URI.create("http://helpdesk.example:" + receiver.url("/").getPort()), "chat.message");
    worker =
        worker(new HookAddress(Private.REFUSED, host -> List.of(InetAddress.getLoopbackAddress())));
    waiting().say("hello");
    worker.round();
    assertThat(receiver.calls()).isEmpty();
    assertThat(last(id).last().problem().orElseThrow())
        .contains("helpdesk.example", "private network", "doorman.hooks.allow-private");
  }

  @Test
  void callGoesToTheAddressThatWasCheckedAndNamesTheHost() {
    // Nobody's DNS knows the name, so a second look-up by the client would find nothing.
    subscribe(
        URI.create("http://helpdesk.invalid:" + receiver.url("/").getPort() + "/x"),
        "chat.message");
    var asked = new AtomicInteger();
    worker =
        worker(
            new HookAddress(
                Private.ALLOWED,
                host -> {
                  asked.incrementAndGet();
                  return List.of(InetAddress.getLoopbackAddress());
                }));
    waiting().say("hello");
    settle();
    assertThat(receiver.calls()).isNotEmpty();
    assertThat(asked.get()).as("look-ups").isEqualTo(receiver.calls().size());
  }

  @Test
  void noMoreThanFiveHundredCharactersOfAnAnswerAreKept() {
    var id = subscribe("chat.message");
    receiver.answer(one -> new Reply(400, Map.of(), "é".repeat(100_000)));
    waiting().say("hello");
    worker.round();
    assertThat(last(id).last().answer()).hasValue("é".repeat(500));
  }

  @Test
  void subscriberThatDoesNotAnswerIsTriedLater() {
    var id = subscribe("chat.message");
    receiver.hang();
    giveUpAfter(Duration.ofSeconds(1));
    waiting().say("hello");
    worker.round();
    assertThat(last(id).state()).isEqualTo(State.PENDING);
    assertThat(last(id).attempts()).isEqualTo(1);
    assertThat(last(id).last().problem()).hasValue("no answer within 1 s");
  }

  @Test
  void nobodyThereIsToldAsSuch() {
    var id = subscribe("chat.message");
    receiver.close();
    waiting().say("hello");
    worker.round();
    assertThat(last(id).last().problem().orElseThrow()).contains("refused");
  }

  @Test
  void whatIsErasedIsNotSentAnyMoreAndAnswersAboutItAreForgotten() {
    var id = subscribe("chat.message");
    receiver.answer(one -> new Reply(500, Map.of(), "you said: " + one.text()));
    Chat chat = waiting();
    chat.say("my name is Ann");
    worker.round();
    assertThat(tables().dump("hook_delivery")).contains("my name is Ann");

    deliveries.purge(chat.id());
    tables().execute("delete from event where conversation = ?", chat.id().value());
    int before = receiver.calls().size();
    office.clock.pass(Duration.ofMinutes(1));
    settle();
    assertThat(receiver.calls()).hasSize(before);
    assertThat(entries(id)).allMatch(entry -> entry.state() == State.GIVEN_UP);
    assertThat(tables().dump("hook_delivery")).doesNotContain("Ann");
  }

  @Test
  void tagsThatWereToldOfAreForgottenWithTheConversation() {
    subscribe("chat.closed");
    Chat chat = waiting();
    var ann = new Holder(new UserId(UUID.randomUUID()), "Ann");
    office.office.handOvers().claim(chat.id(), ann);
    office
        .office
        .handOvers()
        .close(
            chat.id(),
            Optional.of(ann.id()),
            new Closing(Outcome.SOLVED, List.of("a-telling-tag")));
    settle();
    assertThat(receiver.calls()).hasSize(1);
    assertThat(tables().dump("hook_delivery")).contains("a-telling-tag");
    deliveries.purge(chat.id());
    assertThat(tables().dump("hook_delivery")).doesNotContain("a-telling-tag");
  }

  @Test
  void pausedSubscriberIsNotToldOfWhatHappensMeanwhile() {
    var id = subscribe("chat.message");
    Chat chat = waiting();
    chat.say("before");
    int pending = entries(id).size();
    subscriptions.set(id, Activity.PAUSED);
    chat.say("meanwhile");
    settle();
    assertThat(receiver.calls()).isEmpty();
    subscriptions.set(id, Activity.ACTIVE);
    settle();
    assertThat(receiver.calls())
        .hasSize(pending)
        .noneMatch(one -> one.text().contains("meanwhile"));
  }

  @Test
  void removedSubscriberIsForgottenWithAllThatWasToBeTold() {
    var id = subscribe("chat.message");
    waiting().say("hello");
    assertThat(subscriptions.remove(id)).isTrue();
    assertThat(subscriptions.remove(id)).isFalse();
    settle();
    assertThat(receiver.calls()).isEmpty();
    assertThat(tables().count("hook_delivery")).isZero();
  }

  @Test
  void deliveriesAreForgottenAfterThirtyDays() {
    subscribe("chat.message");
    waiting().say("hello");
    settle();
    office.clock.pass(Duration.ofDays(29));
    worker.round();
    assertThat(tables().count("hook_delivery")).isPositive();
    office.clock.pass(Duration.ofDays(2));
    worker.round();
    assertThat(tables().count("hook_delivery")).isZero();
  }

  @Test
  void severalNodesTellEachEventOnceAndEachChatInOrder() throws Exception {
    subscribe("chat.message");
    List<Chat> chats = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      chats.add(waiting());
    }
    for (Chat chat : chats) {
      chat.say("one");
      chat.say("two");
    }
    Callable<Integer> node =
        () -> {
          HookWorker own = worker(new HookAddress(Private.ALLOWED, DNS));
          int told = 0;
          int idle = 0;
          while (idle < 20) {
            int begun = own.round();
            told += begun;
            idle = begun == 0 ? idle + 1 : 0;
          }
          return told;
        };
    try (var pool = Executors.newFixedThreadPool(3)) {
      for (var one : pool.invokeAll(List.of(node, node, node))) {
        one.get();
      }
    }
    settle();
    assertThat(receiver.calls().stream().map(one -> one.body().path("id").asText()).toList())
        .hasSize(Math.toIntExact(tables().count("hook_delivery")))
        .doesNotHaveDuplicates();
    for (Chat chat : chats) {
      assertThat(chats(chat).stream().map(one -> one.body().at("/message/seq").asLong()).toList())
          .isSorted();
    }
  }

  @Test
  void leaseOfANodeThatDiedRunsOut() {
    var id = subscribe("chat.message");
    waiting().say("hello");
    assertThat(deliveries.lease(office.clock.instant(), Duration.ofSeconds(40), 1)).hasSize(1);
    worker.round();
    assertThat(receiver.calls()).as("held by another node").isEmpty();
    office.clock.pass(Duration.ofSeconds(41));
    settle();
    assertThat(entries(id)).allMatch(entry -> entry.state() == State.DELIVERED);
  }

  @Test
  void oneSubscriberNeverHasMoreThanItsShareOfCalls() {
    subscribe(receiver.url("/one"), "chat.message");
    subscribe(receiver.url("/two"), "chat.message");
    for (int i = 0; i < 10; i++) {
      waiting().say("hello");
    }
    Instant now = office.clock.instant();
    assertThat(deliveries.lease(now, Duration.ofSeconds(40), 100)).hasSize(2 * Deliveries.AT_ONCE);
    assertThat(deliveries.lease(now, Duration.ofSeconds(40), 100)).isEmpty();
  }

  @Test
  void listGoesOnWhereItWasLeft() {
    var id = subscribe("chat.message");
    Chat chat = waiting();
    chat.say("one");
    chat.say("two");
    List<Entry> all = entries(id);
    List<Entry> first = deliveries.of(id, OptionalLong.empty(), 1);
    assertThat(first).containsExactly(all.getFirst());
    assertThat(deliveries.of(id, OptionalLong.of(first.getFirst().n()), 100))
        .isEqualTo(all.subList(1, all.size()));
  }

  @Test
  void noMoreSubscribersThanThereMayBe() {
    for (int i = 0; i < Subscriptions.MOST; i++) {
      subscribe("chat.message");
    }
    var one =
        new Subscription(
            new SubscriptionId(UUID.randomUUID()),
            receiver.url("/"),
            List.of("chat.closed"),
            Activity.ACTIVE,
            office.clock.instant());
    assertThat(subscriptions.add(one, SECRET, ADMIN)).isEqualTo(Subscriptions.Added.TOO_MANY);
    assertThat(subscriptions.all()).hasSize(Subscriptions.MOST);
  }
}

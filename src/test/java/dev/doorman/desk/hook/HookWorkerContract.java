package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Event;
import dev.doorman.conversation.HandOver.Outcome;
import dev.doorman.conversation.HandOvers;
import dev.doorman.conversation.HandOvers.Closing;
import dev.doorman.conversation.HandOvers.Why;
import dev.doorman.conversation.Holder;
import dev.doorman.conversation.Staffing.Staff;
import dev.doorman.conversation.TestOffice;
import dev.doorman.conversation.delivery.WebhookSignature;
import dev.doorman.desk.hook.Deliveries.Entry;
import dev.doorman.desk.hook.Deliveries.Retried;
import dev.doorman.desk.hook.Deliveries.State;
import dev.doorman.desk.hook.HookAddress.Names;
import dev.doorman.desk.hook.HookAddress.Private;
import dev.doorman.desk.hook.Receiver.Reply;
import dev.doorman.desk.hook.Subscription.Activity;
import dev.doorman.desk.jdbc.JdbcHookDeliveries;
import dev.doorman.desk.jdbc.JdbcHookSubscriptions;
import dev.doorman.store.TestDatabase;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is told to other systems, over real tables and real HTTP. */
abstract class HookWorkerContract {
  private static final UserId ADMIN = new UserId(UUID.randomUUID());
  private static final Secret<String> SECRET = new Secret<>("secret-of-the-receiver");
  private static final Names DNS = host -> List.of(InetAddress.getAllByName(host));
  private static Vertx vertx;

  private Receiver receiver;
  private TestOffice office;
  private Subscriptions subscriptions;
  private Deliveries deliveries;
  private HttpHookCall call;
  private HookWorker worker;

  abstract TestDatabase tables();

  @BeforeAll
  static void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void stopVertx() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @BeforeEach
  void open() {
    tables().clear();
    receiver = new Receiver();
    office = new TestOffice(tables());
    subscriptions = new JdbcHookSubscriptions(tables().database());
    deliveries = new JdbcHookDeliveries(tables().database());
    call = new HttpHookCall(vertx, new TestHookConfig().callTimeout());
    worker = worker(new HookAddress(Private.ALLOWED, DNS));
  }

  @AfterEach
  void close() {
    call.close();
    receiver.close();
  }

  private HookWorker worker(HookAddress addresses) {
    return new HookWorker(
        new HookWorker.Parts(
            deliveries,
            office.store,
            addresses,
            call,
            office.doorbell,
            new TestHookConfig(),
            office.clock),
        new Directly());
  }

  private SubscriptionId subscribe(URI url, String... events) {
    var id = new SubscriptionId(UUID.randomUUID());
    subscriptions.add(
        new Subscription(id, url, List.of(events), Activity.ACTIVE, office.clock.instant()),
        SECRET,
        ADMIN);
    return id;
  }

  private SubscriptionId subscribe(String... events) {
    return subscribe(receiver.url("/hooks?from=doorman"), events);
  }

  /** A chat whose customer waits for a person. */
  private Chat waiting() {
    office.staffing = (locale, id) -> new Staff.There("support", 1, Optional.empty());
    Chat chat = office.chat();
    chat.say("is anybody there?");
    return chat;
  }

  private void settle() {
    int rounds = 0;
    while (worker.round() > 0) {
      assertThat(++rounds).as("rounds, with no pause").isLessThan(200);
    }
  }

  private List<Entry> entries(SubscriptionId id) {
    return deliveries.of(id, OptionalLong.empty(), 100);
  }

  @Test
  void messageOfAWaitingChatIsToldSignedAndWithWhatWasSaid() {
    subscribe("chat.message");
    Chat chat = waiting();
    long seq = chat.say("hello, is anybody there?");
    settle();

    List<Event> said =
        office.store.eventsAfter(chat.id(), seq - 1, 100).stream()
            .filter(event -> event.from() != Event.Sender.SYSTEM)
            .toList();
    assertThat(receiver.calls()).hasSize(said.size());
    Receiver.Call first = receiver.calls().getFirst();
    assertThat(first.path()).isEqualTo("/hooks?from=doorman");
    assertThat(first.type()).isEqualTo("chat.message");
    assertThat(first.body().path("chat").asText()).isEqualTo(chat.id().toString());
    assertThat(first.body().at("/message/seq").asLong()).isEqualTo(seq);
    assertThat(first.body().at("/message/from").asText()).isEqualTo("customer");
    assertThat(first.body().at("/message/body/text").asText())
        .isEqualTo("hello, is anybody there?");
    assertThat(
            new WebhookSignature(List.of(SECRET))
                .isValid(
                    first.signature().orElseThrow(),
                    first.text().getBytes(StandardCharsets.UTF_8),
                    office.clock.instant()))
        .isTrue();
    assertThat(
            new WebhookSignature(List.of(new Secret<>("another")))
                .isValid(
                    first.signature().orElseThrow(),
                    first.text().getBytes(StandardCharsets.UTF_8),
                    office.clock.instant()))
        .isFalse();
  }

  @Test
  void whatBecomesOfAHandOverIsToldInOrder() {
    subscribe("chat.waiting", "chat.claimed", "chat.message", "chat.returned", "chat.closed");
    Chat chat = waiting();
    var ann = new Holder(new UserId(UUID.randomUUID()), "Ann");
    var bob = new Holder(new UserId(UUID.randomUUID()), "Bob");
    HandOvers handOvers = office.office.handOvers();
    handOvers.claim(chat.id(), ann);
    handOvers.say(chat.id(), Chat.message(), ann.id(), "I am Ann.", List.of());
    handOvers.transfer(chat.id(), bob, Optional.of(ann.id()));
    handOvers.requeue(chat.id(), "billing", Why.TRANSFERRED, Optional.of(bob.id()));
    handOvers.claim(chat.id(), bob);
    handOvers.handBack(chat.id(), Optional.of(bob.id()));
    chat.say("is anybody there?");
    handOvers.claim(chat.id(), ann);
    handOvers.close(
        chat.id(), Optional.of(ann.id()), new Closing(Outcome.NO_REPLY, List.of("a", "b\"c")));
    settle();
    assertThat(told())
        .containsExactly(
            "chat.waiting waiting support asked",
            "chat.claimed Ann",
            "chat.message agent I am Ann.",
            "chat.claimed Bob",
            "chat.waiting waiting billing asked",
            "chat.claimed Bob",
            "chat.returned 1",
            "chat.waiting waiting support asked",
            "chat.claimed Ann",
            "chat.closed no-reply [\"a\",\"b\\\"c\"]");
  }

  @Test
  void messageThatWasLeftAndAChatThatItsCustomerEndedAreTold() {
    subscribe("chat.waiting", "chat.closed");
    office.chat().leave("please write", "ann@example.com");
    waiting().close();
    settle();
    assertThat(told())
        .containsExactlyInAnyOrder(
            "chat.waiting inbox support left-message",
            "chat.waiting waiting support asked",
            "chat.closed  []");
    assertThat(receiver.calls()).noneMatch(one -> one.text().contains("ann@example.com"));
  }

  private List<String> told() {
    return receiver.calls().stream()
        .map(
            one -> {
              JsonNode handOver = one.body().path("handOver");
              return one.type()
                  + switch (one.type()) {
                    case "chat.waiting" ->
                        " %s %s %s"
                            .formatted(
                                handOver.path("state").asText(),
                                handOver.path("team").asText(),
                                handOver.path("reason").asText());
                    case "chat.claimed" -> " " + handOver.at("/agent/displayName").asText();
                    case "chat.closed" ->
                        " " + handOver.path("outcome").asText() + " " + handOver.path("tags");
                    case "chat.returned" -> " " + handOver.path("nr").asInt();
                    default ->
                        " "
                            + one.body().at("/message/from").asText()
                            + " "
                            + one.body().at("/message/body/text").asText();
                  };
            })
        .toList();
  }

  @Test
  void nothingIsToldOfAConversationThatOnlyTheBotAnswersNorOfWhatWasNotAskedFor() {
    subscribe("chat.message");
    subscribe("chat.closed");
    office.chat().say("how do I sign out?");
    settle();
    assertThat(receiver.calls()).isEmpty();

    Chat chat = waiting();
    chat.say("hello");
    settle();
    assertThat(receiver.calls()).isNotEmpty().allMatch(one -> one.type().equals("chat.message"));
    assertThat(receiver.calls().stream().map(one -> one.body().path("id").asText()))
        .as("told to one of the two")
        .doesNotHaveDuplicates();
  }

  @Test
  void everySubscriberGetsTheSameEventUnderTheSameId() {
    subscribe(receiver.url("/one"), "chat.message");
    subscribe(receiver.url("/two"), "chat.message", "chat.closed");
    waiting().say("hello");
    settle();
    assertThat(ids("/one")).isNotEmpty().isEqualTo(ids("/two"));
  }

  private List<String> ids(String path) {
    return receiver.calls().stream()
        .filter(one -> one.path().equals(path))
        .map(one -> one.body().path("id").asText())
        .toList();
  }

  @Test
  void laterEventsOfAChatWaitForTheOneThatFailsAndOtherChatsDoNot() {
    var id = subscribe("chat.message");
    Chat stuck = waiting();
    Chat other = waiting();
    receiver.answer(
        one ->
            Reply.of(one.body().path("chat").asText().equals(stuck.id().toString()) ? 503 : 204));
    stuck.say("first");
    stuck.say("second");
    other.say("hello");
    settle();
    assertThat(chats(stuck)).as("tried once, and nothing behind it").hasSize(1);
    assertThat(chats(other)).isNotEmpty();

    receiver.answer(one -> Reply.of(204));
    office.clock.pass(Duration.ofSeconds(5));
    settle();
    List<Long> seqs =
        chats(stuck).stream().skip(1).map(one -> one.body().at("/message/seq").asLong()).toList();
    assertThat(seqs).isSorted().doesNotHaveDuplicates();
    assertThat(chats(stuck).get(0).text())
        .as("the same body")
        .isEqualTo(chats(stuck).get(1).text());
    assertThat(entries(id)).allMatch(entry -> entry.state() == State.DELIVERED);
  }

  private List<Receiver.Call> chats(Chat chat) {
    return receiver.calls().stream()
        .filter(one -> one.body().path("chat").asText().equals(chat.id().toString()))
        .toList();
  }

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

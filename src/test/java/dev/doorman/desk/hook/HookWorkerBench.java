package dev.doorman.desk.hook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.doorman.base.Secret;
import dev.doorman.base.UserId;
import dev.doorman.conversation.Chat;
import dev.doorman.conversation.Staffing.Staff;
import dev.doorman.conversation.TestOffice;
import dev.doorman.desk.hook.Deliveries.Entry;
import dev.doorman.desk.hook.HookAddress.Names;
import dev.doorman.desk.hook.HookAddress.Private;
import dev.doorman.desk.hook.Subscription.Activity;
import dev.doorman.desk.jdbc.JdbcHookDeliveries;
import dev.doorman.desk.jdbc.JdbcHookSubscriptions;
import dev.doorman.store.TestDatabase;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The worker over real tables and real HTTP, and what its tests have in common. */
abstract class HookWorkerBench {
  static final UserId ADMIN = new UserId(UUID.randomUUID());
  static final Secret<String> SECRET = new Secret<>("secret-of-the-receiver");
  static final Names DNS = host -> List.of(InetAddress.getAllByName(host));
  static Vertx vertx;

  Receiver receiver;
  TestOffice office;
  Subscriptions subscriptions;
  Deliveries deliveries;
  HttpHookCall call;
  HookWorker worker;

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

  /** Has calls be given up sooner from now on. */
  void giveUpAfter(Duration timeout) {
    call.close();
    call = new HttpHookCall(vertx, timeout);
    worker = worker(new HookAddress(Private.ALLOWED, DNS));
  }

  HookWorker worker(HookAddress addresses) {
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

  SubscriptionId subscribe(URI url, String... events) {
    var id = new SubscriptionId(UUID.randomUUID());
    subscriptions.add(
        new Subscription(id, url, List.of(events), Activity.ACTIVE, office.clock.instant()),
        SECRET,
        ADMIN);
    return id;
  }

  SubscriptionId subscribe(String... events) {
    return subscribe(receiver.url("/hooks?from=doorman"), events);
  }

  /** A chat whose customer waits for a person. */
  Chat waiting() {
    office.staffing = (locale, id) -> new Staff.There("support", 1, Optional.empty());
    Chat chat = office.chat();
    chat.say("is anybody there?");
    return chat;
  }

  void settle() {
    int rounds = 0;
    while (worker.round() > 0) {
      assertThat(++rounds).as("rounds, with no pause").isLessThan(200);
    }
  }

  List<Entry> entries(SubscriptionId id) {
    return deliveries.of(id, OptionalLong.empty(), 100);
  }
}

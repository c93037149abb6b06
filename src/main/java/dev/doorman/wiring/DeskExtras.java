package dev.doorman.wiring;

import dev.doorman.base.FinalException;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.desk.hook.Deliveries;
import dev.doorman.desk.hook.HookAddress;
import dev.doorman.desk.hook.HookConfig;
import dev.doorman.desk.hook.HookWorker;
import dev.doorman.desk.hook.HttpHookCall;
import dev.doorman.desk.hook.Subscriptions;
import dev.doorman.desk.jdbc.JdbcCannedReplies;
import dev.doorman.desk.jdbc.JdbcChatFacts;
import dev.doorman.desk.jdbc.JdbcHookDeliveries;
import dev.doorman.desk.jdbc.JdbcHookSubscriptions;
import dev.doorman.desk.jdbc.JdbcReportRows;
import dev.doorman.desk.reply.CannedReplies;
import dev.doorman.desk.reply.ChatFacts;
import dev.doorman.desk.report.ReportRows;
import dev.doorman.store.Database;
import dev.doorman.store.Doorbell;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;

/** What stands beside the desk: canned replies, webhooks, reports. */
final class DeskExtras {
  @Produces
  @Singleton
  CannedReplies cannedReplies(Database database) {
    return new JdbcCannedReplies(database);
  }

  @Produces
  @Singleton
  ChatFacts chatFacts(Database database) {
    return new JdbcChatFacts(database);
  }

  @Produces
  @Singleton
  ReportRows reportRows(Database database) {
    return new JdbcReportRows(database);
  }

  @Produces
  @Singleton
  Subscriptions subscriptions(Database database) {
    return new JdbcHookSubscriptions(database);
  }

  @Produces
  @Singleton
  Deliveries deliveries(Database database) {
    return new JdbcHookDeliveries(database);
  }

  @Produces
  @Singleton
  HookAddress hookAddress(HookConfig config) {
    return new HookAddress(
        config.allowPrivate() ? HookAddress.Private.ALLOWED : HookAddress.Private.REFUSED,
        host -> List.of(InetAddress.getAllByName(host)));
  }

  @Produces
  @Singleton
  HttpHookCall hookCall(HookConfig config, Vertx vertx) {
    return new HttpHookCall(vertx, config.callTimeout());
  }

  @Produces
  @Singleton
  HookWorker hookWorker(
      Deliveries deliveries,
      ConversationStore conversations,
      HookAddress addresses,
      HttpHookCall call,
      Doorbell doorbell,
      HookConfig config,
      Clock clock) {
    check(config);
    return new HookWorker(
        new HookWorker.Parts(deliveries, conversations, addresses, call, doorbell, config, clock),
        Executors.newVirtualThreadPerTaskExecutor());
  }

  void close(@Disposes HttpHookCall call) {
    call.close();
  }

  void start(@Observes StartupEvent event, HookWorker worker) {
    worker.start();
  }

  void stop(@Observes ShutdownEvent event, HookWorker worker) {
    worker.close();
  }

  private static void check(HookConfig config) {
    within("doorman.hooks.call-timeout", config.callTimeout(), "1s", "60s");
    within("doorman.hooks.sweep-every", config.sweepEvery(), "1s", "60s");
    within("doorman.hooks.give-up-after", config.giveUpAfter(), "60s", "604800s");
    if (config.keepDeliveries().compareTo(config.giveUpAfter()) <= 0) {
      throw new FinalException(
          "doorman.hooks.keep-deliveries must be longer than doorman.hooks.give-up-after.");
    }
  }

  private static void within(String key, Duration value, String least, String most) {
    if (value.compareTo(Duration.parse("PT" + least)) < 0
        || value.compareTo(Duration.parse("PT" + most)) > 0) {
      throw new FinalException(key + " must be " + least + " to " + most + ".");
    }
  }
}

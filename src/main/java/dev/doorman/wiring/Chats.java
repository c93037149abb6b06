package dev.doorman.wiring;

import dev.doorman.answer.Rewording;
import dev.doorman.base.Secret;
import dev.doorman.chat.ChatConfig;
import dev.doorman.chat.Clients;
import dev.doorman.chat.FrontDesk;
import dev.doorman.conversation.ConversationConfig;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Drafts;
import dev.doorman.conversation.Listener;
import dev.doorman.conversation.Office;
import dev.doorman.conversation.Outbox;
import dev.doorman.conversation.Presence;
import dev.doorman.conversation.ResumeSecrets;
import dev.doorman.conversation.Staffing;
import dev.doorman.conversation.Sweeps;
import dev.doorman.conversation.Watches;
import dev.doorman.conversation.Whispers;
import dev.doorman.conversation.delivery.Delivery;
import dev.doorman.conversation.delivery.Webhook;
import dev.doorman.conversation.words.Guide;
import dev.doorman.conversation.words.Guide.Entry;
import dev.doorman.conversation.words.Scribe;
import dev.doorman.deletion.ContractBreaks;
import dev.doorman.deletion.DeletionApi;
import dev.doorman.desk.Queue;
import dev.doorman.desk.hook.Deliveries;
import dev.doorman.dialogue.Dialogue.Policy;
import dev.doorman.feedback.Votes;
import dev.doorman.identity.TokenCheck;
import dev.doorman.knowledge.Library;
import dev.doorman.store.Doorbell;
import dev.doorman.store.Limits;
import dev.doorman.store.redis.RedisLink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Conversations, those who carry them on, and the socket that customers use. */
final class Chats {
  @Produces
  @Singleton
  ResumeSecrets resumeSecrets(SecureRandom random) {
    return new ResumeSecrets(random);
  }

  @Produces
  @Singleton
  Presence presence() {
    return new Presence();
  }

  @Produces
  @Singleton
  Drafts drafts() {
    return new Drafts();
  }

  @Produces
  @Singleton
  Whispers whispers(Nodes.Redis redis) {
    return redis.link().map(Chats::carried).orElseGet(Whispers::new);
  }

  private static Whispers carried(RedisLink link) {
    var whispers = new Whispers(link::publish);
    link.listen(whispers::heard);
    return whispers;
  }

  @Produces
  @Singleton
  Office office(
      ConversationStore store,
      Policy.Api api,
      Guide guide,
      Scribe scribe,
      Listener listener,
      Rewording rewording,
      Drafts drafts,
      ConversationConfig config,
      Presence presence,
      Staffing staffing,
      ContractBreaks breaks,
      Doorbell doorbell,
      ResumeSecrets secrets,
      Clock clock) {
    var policy =
        new Policy(guide.checklist(Library.DEFAULT_LOCALE).stream().map(Entry::id).toList(), api);
    return Office.of(
        new Office.Parts(
            store, policy, scribe, listener, rewording, drafts, config, presence, staffing, breaks,
            doorbell, secrets, clock));
  }

  @Produces
  @Singleton
  Delivery delivery(
      DeletionApi api,
      ContractBreaks breaks,
      Outbox outbox,
      Watches watches,
      Sweeps sweeps,
      Office office,
      Scribe scribe,
      ResumeSecrets secrets,
      ConversationConfig config,
      Doorbell doorbell,
      Votes votes,
      Queue desk,
      Deliveries told,
      Clock clock) {
    return new Delivery(
        new Delivery.Parts(
            api,
            breaks,
            outbox,
            watches,
            sweeps,
            office.newsroom(),
            scribe,
            secrets,
            config,
            doorbell,
            List.of(votes::purge, desk::purge, told::purge),
            clock));
  }

  @Produces
  @Singleton
  Webhook webhook(
      DoormanConfig config,
      Deletion.SandboxSecrets sandbox,
      Watches watches,
      Delivery delivery,
      Clock clock) {
    List<Secret<String>> secrets = new ArrayList<>();
    config.webhookSecret().ifPresent(set -> set.forEach(one -> secrets.add(new Secret<>(one))));
    secrets.add(sandbox.webhook());
    return new Webhook(secrets, watches, delivery::hurry, clock);
  }

  @Produces
  @Singleton
  Clients clients(
      ChatConfig config,
      Presence presence,
      Watches watches,
      Doorbell doorbell,
      Drafts drafts,
      Whispers whispers,
      Clock clock,
      SecureRandom random,
      MeterRegistry meters) {
    var clients = new Clients(config, presence, watches, clock, random);
    Gauge.builder("doorman.chat.connections", clients, Clients::size)
        .description("Chat connections to this node")
        .register(meters);
    Gauge.builder("doorman.chat.conversations", clients, Clients::present)
        .description("Conversations whose customer is connected to this node")
        .register(meters);
    doorbell.hear(clients::ring);
    drafts.listen(clients::draft);
    whispers.listen(clients::whisper);
    return clients;
  }

  @Produces
  @Singleton
  FrontDesk frontDesk(
      Office office,
      TokenCheck tokens,
      Votes votes,
      Clients clients,
      Whispers whispers,
      Staffing staffing,
      ChatConfig config,
      Limits limits,
      Clock clock) {
    return new FrontDesk(office, tokens, votes, clients, whispers, staffing, config, limits, clock);
  }
}

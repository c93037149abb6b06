package dev.doorman.wiring;

import dev.doorman.base.TrustedProxies;
import dev.doorman.chat.Clients;
import dev.doorman.chat.Lookout;
import dev.doorman.conversation.ConversationStore;
import dev.doorman.conversation.Watches;
import dev.doorman.store.Doorbell;
import dev.doorman.store.InProcessDoorbell;
import dev.doorman.store.Limits;
import dev.doorman.store.LocalLimits;
import dev.doorman.store.redis.RedisDoorbell;
import dev.doorman.store.redis.RedisLimits;
import dev.doorman.store.redis.RedisLink;
import io.vertx.core.Vertx;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** What ties several nodes together, and what stands before them. */
final class Nodes {
  /** The connection to Redis, where one is configured. */
  record Redis(Optional<RedisLink> link, String prefix) {}

  @Produces
  @Singleton
  Redis redis(RedisConfig config, Vertx vertx) {
    String prefix = config.prefix() + ":";
    return new Redis(
        config.url().map(url -> new RedisLink(vertx, url, prefix + "doorbell")), prefix);
  }

  @Produces
  @Singleton
  Doorbell doorbell(Redis redis, DbConfig database) {
    return redis
        .link()
        .<Doorbell>map(RedisDoorbell::new)
        .orElseGet(
            () ->
                database.url().isPresent()
                    ? InProcessDoorbell.amongOthers()
                    : new InProcessDoorbell());
  }

  @Produces
  @Singleton
  Limits limits(Redis redis) {
    return redis
        .link()
        .<Limits>map(link -> new RedisLimits(link, redis.prefix() + "limit:"))
        .orElseGet(LocalLimits::new);
  }

  @Produces
  @Singleton
  Lookout lookout(
      Clients clients, ConversationStore store, Watches watches, Doorbell doorbell, Clock clock) {
    return new Lookout(clients, store, watches, doorbell, clock);
  }

  @Produces
  @Singleton
  TrustedProxies proxies(DoormanConfig config) {
    return TrustedProxies.of(config.trustedProxies().orElseGet(List::of));
  }
}
